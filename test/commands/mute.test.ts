import { describe, expect, it } from 'vitest';
import { mute } from '../../commands/mute.ts';
import { ADMIN, aDeskWithAStory, anOffice, aQuestion, MEMBER } from './desk.ts';

describe('/mute', () => {
  const ask = async (options: Readonly<Record<string, string>>, asker = ADMIN) => {
    const office = anOffice();
    const reply = await mute(aDeskWithAStory(), office).answer(aQuestion(options, { asker }));
    return { reply, changes: office.changes };
  };

  it('tells the channel no more of a story, and how to hear of it again', async () => {
    const { reply, changes } = await ask({ story: '1' });

    expect(changes).toHaveLength(1);
    expect(JSON.stringify(changes)).toContain('"muted":true');
    expect(JSON.stringify(reply)).toMatch(/hears no more of .* again:yes/);
  });

  it('tells it again', async () => {
    const { reply, changes } = await ask({ story: '1', again: 'yes' });

    expect(JSON.stringify(changes)).toContain('"muted":false');
    expect(JSON.stringify(reply)).toContain('hears again of');
  });

  it.each([
    ['a word that is neither yes nor no', { story: '1', again: 'perhaps' }, ADMIN],
    ['no story', {}, ADMIN],
    ['somebody who may only read', { story: '1' }, MEMBER],
  ])('changes nothing for %s, and says why', async (_, options, asker) => {
    const { reply, changes } = await ask(options, asker);

    expect(changes).toEqual([]);
    expect(reply).toMatchObject({ kind: 'note', text: expect.stringMatching(/./) });
  });
});
