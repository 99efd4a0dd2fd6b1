/** What is offered while somebody types into a field. */
import type { types } from '@slack/bolt';
import type { OptionType } from '../../../commands/command.ts';
import type { Suggestion, Typing } from '../../../commands/suggest.ts';
import { plain } from './controls.ts';
import { OPTION_LABEL, OPTION_VALUE, SELECT_OPTIONS } from './limits.ts';
import type { TypedInto } from './read-form.ts';
import { inSlash } from './slash.ts';

/** What somebody who types may mean, best first. */
export type Suggest = (typing: Typing) => readonly Suggestion[];

/** Options that also take what nobody thought to offer: a few words of a headline, a part of a name, an address. */
const OPEN: ReadonlySet<OptionType> = new Set(['story', 'speaker', 'feed'] satisfies OptionType[]);

/** Longer than what anybody types to find something. */
const TYPED_CHARACTERS = 100;

/** The answer to a `block_suggestion`. A field that takes several is asked for one of them at a time. */
export function choicesFor(
  { option: { type }, typed, options }: TypedInto,
  suggest: Suggest,
): { readonly options: types.PlainTextOption[] } {
  const text = typed.slice(0, TYPED_CHARACTERS).trim();
  const found = suggest({ type, typed: type === 'conflicts' ? text.replaceAll(',', ' ') : text, options });
  const offered = found.filter(({ value }) => value.trim() !== '' && value.length <= OPTION_VALUE);
  const own = OPEN.has(type) && text !== '' && offered.every(({ value }) => value !== text);
  return {
    options: [...(own ? [{ value: text, label: `“${text}”` }] : []), ...offered]
      .slice(0, SELECT_OPTIONS)
      .map(({ value, label }) => ({
        text: plain(type === 'command' ? inSlash(label) : label, OPTION_LABEL),
        value,
      })),
  };
}
