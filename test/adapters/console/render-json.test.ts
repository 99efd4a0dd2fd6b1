import fc from 'fast-check';
import { expect, it } from 'vitest';
import { renderJson } from '../../../src/adapters/console/render-json.ts';
import { aRichBriefing } from '../page/specimen.ts';

it('JSON is one line that gives the same briefing back', () => {
  const json = renderJson(aRichBriefing());

  expect(json).not.toContain('\n');
  expect(JSON.parse(json)).toEqual(aRichBriefing());
});

it('JSON says everything and acts on nothing, whatever a text holds', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('\u009b2J', '\u202e', '\u200b', '\u001b[2J'))),
      (texts) => {
        const json = renderJson({ texts });

        expect(JSON.parse(json)).toEqual({ texts });
        expect(json).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069\u200b\u200e\u200f]/u);
      },
    ),
  );
});
