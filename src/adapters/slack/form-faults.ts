/** What is wrong in a form, said beside the field while it is still open. */
import { chooseConflict, chooseSince } from '../../../commands/choose.ts';
import {
  chooseConflicts,
  chooseHours,
  chooseNumber,
  chooseOne,
  chooseTimes,
  chooseTimezone,
} from '../../../commands/choose-wish.ts';
import type { ConflictNames, Option } from '../../../commands/command.ts';
import { chooseAddresses } from '../../../commands/feed-lines.ts';
import { shortened } from '../page/cut.ts';
import { plainText } from '../page/plain-text.ts';
import { fieldId } from './fields.ts';
import { FIELD_FAULT } from './limits.ts';
import type { Form } from './read-form.ts';
import { inSlash } from './slash.ts';

/** The faults by the id of their field, as `response_action: errors` takes them; null when there is none. */
export function formFaults(form: Form, conflicts: ConflictNames): Readonly<Record<string, string>> | null {
  const { command, options, files } = form;
  const faults = command.options.flatMap((option) => {
    const { name, summary, required } = option;
    const text = options[name] ?? '';
    const missing = text === '' && !(name in files);
    const fault = missing ? (required ? `Please say ${summary}.` : null) : faultOf(option, text, conflicts);
    return fault === null ? [] : [[fieldId(command, name), shortened(inSlash(plainText(fault)), FIELD_FAULT)] as const];
  });
  return faults.length === 0 ? null : Object.fromEntries(faults);
}

/** What somebody who wrote this is told, by the same rules as one who types the command; null when all is well. */
function faultOf({ type, choices, between }: Option, text: string, conflicts: ConflictNames): string | null {
  const chosen = (() => {
    switch (type) {
      case 'conflict':
        return chooseConflict(text, conflicts, { example: (id) => id });
      case 'conflicts':
        return chooseConflicts(text, conflicts, { example: (id) => id });
      case 'times':
        return chooseTimes(text, { example: '07:00 19:00' });
      case 'hours':
        return chooseHours(text, { example: '22:00-06:00' });
      case 'timezone':
        return chooseTimezone(text, { example: 'Europe/Kyiv' });
      case 'since':
        return chooseSince(text, { otherwise: null, example: '24h' });
      case 'address':
        return chooseAddresses(text, { example: 'https://example.org/news' });
      case 'number':
        return between === undefined ? null : chooseNumber(text, between, { example: String(between[0]) });
      case 'choice':
        return choices === undefined || choices.length === 0
          ? null
          : chooseOne(text, choices, { example: choices[0] ?? '' });
      case 'story':
      case 'speaker':
      case 'words':
      case 'command':
      case 'feed':
      case 'file':
        return null;
    }
  })();
  return chosen !== null && 'note' in chosen ? chosen.note.text : null;
}
