import { expect, it } from 'vitest';
import { askOffice } from '../../commands/may-change.ts';
import { Refusal } from '../../src/outcome.ts';

const told = async (detail: string) => {
  const answer = await askOffice(
    async () => {
      throw new Refusal('change-unknown', detail);
    },
    { example: '/x' },
  );
  return 'note' in answer ? answer.note.text.split(' Nothing was')[0] : null;
};

it.each([
  ['meridianwire stands in feeds.yaml', 'meridianwire stands in feeds.yaml.'],
  ['wire was added by another server', 'wire was added by another server.'],
  ['intranet:8080 is a name', 'intranet:8080 is a name.'],
  ['this story was not posted here', 'This story was not posted here.'],
  ['no feed is called "x"', 'No feed is called "x".'],
  ['it answers 410', 'It answers 410.'],
])('tells "%s" as a sentence, and leaves ids and addresses as they are written', async (detail, sentence) => {
  expect(await told(detail)).toBe(sentence);
});
