import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commandsFor } from '../../../commands/index.ts';
import { writeAsk } from '../../../src/adapters/slack/action-id.ts';
import { type Asked, readClick, readLine, readShortcut } from '../../../src/adapters/slack/asked.ts';
import { saidTo, typedText } from '../../../src/adapters/slack/typed-text.ts';
import { aDesk, anOffice } from '../../commands/desk.ts';

const COMMANDS = commandsFor(aDesk(), anOffice());
const SLASH = { forms: true, public: false };
const MENTION = { forms: false, public: true };
const line = (text: string, where = SLASH) => readLine(text, COMMANDS, where);
const click = (action: unknown, own = false) => readClick(action, COMMANDS, { own });
const told = (asked: Asked) => {
  if (asked.kind === 'question') return [asked.command.name, asked.options, asked.shown];
  return asked.kind === 'form' ? ['form', asked.command.name, asked.given] : asked.kind;
};

/** Whatever was read, it is one of ours, and a command hears of its own options only. */
function expectSound(asked: Asked): void {
  expect(['question', 'form', 'start', 'note', 'nothing']).toContain(asked.kind);
  if (asked.kind !== 'question' && asked.kind !== 'form') return;
  expect(COMMANDS).toContain(asked.command);
  const known = asked.command.options.map(({ name }) => name);
  const given = asked.kind === 'question' ? asked.options : asked.given;
  expect(known).toEqual(expect.arrayContaining(Object.keys(given)));
  if (asked.kind === 'question') expect(asked.page).toBeGreaterThanOrEqual(1);
}

describe('a line behind /sitrep', () => {
  it.each([
    ['brief sudan 24h', ['brief', { conflict: 'sudan', since: '24h' }, 'privately']],
    ['/brief sudan share', ['brief', { conflict: 'sudan' }, 'publicly']],
    ['latest share', ['latest', {}, 'publicly']],
    ['latest SHARE:yes', ['latest', {}, 'publicly']],
    ['help share', ['help', { command: 'share' }, 'privately']],
    ['search "market share"', ['search', { words: 'market share' }, 'privately']],
    ['search share', ['search', { words: 'share' }, 'privately']],
    ['search ceasefire share', ['search', { words: 'ceasefire' }, 'publicly']],
    ['', 'start'],
    ['   ', 'start'],
    ['story', ['form', 'story', {}]],
    ['retract 2', ['form', 'retract', { story: '2' }]],
    ['follow', ['form', 'follow', {}]],
    ['follow at:07:00', ['form', 'follow', { at: '07:00' }]],
    ['feeds add', ['form', 'feeds add', {}]],
    ['channel set', ['form', 'channel set', {}]],
    ['channel set stories:3', ['channel set', { stories: '3' }, 'privately']],
    ['unfollow', ['unfollow', {}, 'privately']],
    ['feeds import', ['form', 'feeds import', {}]],
    ['share', 'note'],
    ['feeds', 'note'],
    ['horoscope', 'note'],
  ])('"%s" is understood', (text, expected) => {
    expect(told(line(text))).toEqual(expected);
  });

  it.each([
    ['latest', ['latest', {}, 'publicly']],
    ['', ['help', {}, 'privately']],
    ['follow', ['follow', {}, 'publicly']],
    ['forget', ['forget', {}, 'privately']],
  ])('in a message, where there is no form, "%s" is understood', (text, expected) => {
    expect(told(line(text, MENTION))).toMatchObject(expected as never);
  });

  it('is never too strange to be read', () => {
    const strange = fc
      .array(
        fc.oneof(
          fc.string({ unit: 'binary', maxLength: 12 }),
          fc.constantFrom(
            'brief',
            'feeds',
            'add',
            'channel set',
            'share',
            '"',
            '<',
            '>',
            '&amp;',
            '<@U1>',
            '__proto__',
            '|',
          ),
        ),
      )
      .map((parts) => parts.join(' '));
    fc.assert(
      fc.property(strange, fc.boolean(), fc.boolean(), (text, forms, isPublic) => {
        expectSound(readLine(typedText(text), COMMANDS, { forms, public: isPublic }));
        expectSound(readLine(saidTo('U0BOT', text), COMMANDS, { forms, public: isPublic }));
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('a click', () => {
  it('asks for what a command cannot do without, knowing what was said', () => {
    const value = writeAsk({ command: 'retract', options: { story: 's-7' } });

    expect(told(click({ type: 'overflow', selected_option: { value } }))).toEqual([
      'form',
      'retract',
      { story: 's-7' },
    ]);
  });

  it('turns a page in place only where nobody else sees it', () => {
    const value = writeAsk({ command: 'latest', options: {}, page: 2 });

    expect(told(click({ type: 'button', value }, true))).toEqual(['latest', {}, 'in place']);
    expect(told(click({ type: 'button', value }, false))).toEqual(['latest', {}, 'privately']);
  });

  it('on anything is answered', () => {
    const ids = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc
        .tuple(
          fc.constantFrom('0', '1', ''),
          fc.constantFrom('story', 'channel set', 'feeds add', 'retract', '__proto__', ''),
          fc.constantFrom('', 'story=s-1', 'story=%', '__proto__=1', 'x=1'),
          fc.constantFrom('', '0', '1', '9999', '-1'),
          fc.constantFrom('', 'x'),
          fc.constantFrom('', 'slack:C1', 'slack:T1/C1', 'slack:U1'),
        )
        .map((parts) => parts.join('|')),
    );
    const actions = fc.oneof(
      fc.anything(),
      fc.record({ type: fc.constantFrom('button', 'overflow', 'static_select'), action_id: ids, value: ids }),
      fc.record({ type: fc.constant('overflow'), selected_option: fc.record({ value: ids }) }),
    );
    fc.assert(
      fc.property(actions, fc.boolean(), (action, own) => {
        expectSound(click(action, own));
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('a shortcut', () => {
  it('on anything is answered', () => {
    const callback_id = fc.constantFrom('sources_of_this', 'brief_me', 'x');
    fc.assert(
      fc.property(callback_id, fc.anything(), fc.boolean(), (id, message, isOurs) => {
        expectSound(readShortcut({ callback_id: id, message }, COMMANDS, () => isOurs));
      }),
    );
  });

  it('on a message whose blocks lie deeper than any of ours is answered', () => {
    let blocks: object = [{ type: 'button', value: writeAsk({ command: 'story', options: { story: 's-7' } }) }];
    for (let depth = 0; depth < 10_000; depth += 1) blocks = [{ type: 'x', elements: blocks }];

    expect(readShortcut({ callback_id: 'sources_of_this', message: { blocks } }, COMMANDS, () => true).kind).toBe(
      'note',
    );
  });
});

describe('typed text', () => {
  it.each([
    ['a &amp; b', 'a & b'],
    ['&amp;lt;', '&lt;'],
    ['<https://a.example/x?a=1&amp;b=2>', 'https://a.example/x?a=1&b=2'],
    ['<https://a.example|a.example>', 'https://a.example'],
    ['<@U1|ada> <!here> <!subteam^S1|@desk>', '  '],
    ['<#C1|desk> <#C1>', '#desk '],
    ['1 < 2 > 1', '1 < 2 > 1'],
    ['<>', '<>'],
  ])('%s is what people see', (text, expected) => {
    expect(typedText(text)).toBe(expected);
  });

  it('to us is what stands behind our name', () => {
    expect(saidTo('U0BOT', 'Hello <@U0BOT> brief sudan')).toBe(' brief sudan');
    expect(saidTo('U0BOT', '<@U0BOT|sitrep> brief <@U0BOT>sudan').trim()).toBe('brief sudan');
    expect(saidTo('U0BOT', 'brief sudan')).toBe('brief sudan');
  });
});
