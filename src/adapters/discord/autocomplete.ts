import type { APIApplicationCommandOptionChoice } from 'discord.js';
import type { OptionType, Question } from '../../../commands/command.ts';
import { shortened } from '../page/cut.ts';
import type { Asked } from './asked.ts';
import { CHOICE, CHOICES } from './limits.ts';

/** What somebody who types may mean, best first. */
export type Suggest = (ask: {
  readonly type: OptionType;
  readonly typed: string;
  readonly options: Question['options'];
}) => readonly { readonly value: string; readonly label: string }[];

/** Longer than what anybody types to find something. */
const TYPED_CHARACTERS = 100;

/** The choices that are offered while somebody types, as many as Discord takes. */
export function choicesFor(
  { option, typed, options }: Extract<Asked, { kind: 'typing' }>,
  suggest: Suggest,
): readonly APIApplicationCommandOptionChoice<string>[] {
  if (option === null) return [];
  return suggest({ type: option.type, typed: typed.slice(0, TYPED_CHARACTERS), options })
    .filter(({ value }) => value.trim() !== '' && value.length <= CHOICE)
    .slice(0, CHOICES)
    .map(({ value, label }) => ({ value, name: shortened(label.trim() === '' ? value : label, CHOICE) }));
}
