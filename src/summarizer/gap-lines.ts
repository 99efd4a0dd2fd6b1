import type { Sentence } from './card.ts';
import type { Gap } from './gaps.ts';
import type { Quote } from './quote.ts';
import type { Reading, Statement } from './reading.ts';
import { containment } from './vectors.ts';

const MOST = 2;
/** In characters. */
const LONGEST = 160;

/** What finding gaps depends on beside the articles. */
export interface GapContext {
  readonly gapsOf: (reading: Reading) => readonly Gap[];
  /** Sentences the card shows already, as claims. */
  readonly taken: ReadonlySet<string>;
}

/**
 * What sources say is not verified, not answered, not shown (`briefing.md` 1.3): verbatim where the sentence stands by
 * itself, with the name in place of "He" where the sentence before names the speaker beyond doubt.
 */
export function gapLines(readings: readonly Reading[], context: GapContext): readonly Sentence[] {
  const lines = readings
    .filter((reading) => reading.native && !reading.copy && !reading.party)
    .flatMap((reading) =>
      context
        .gapsOf(reading)
        .filter(({ kind }) => kind !== 'superseded')
        .flatMap((gap) => {
          const statement = reading.statements[gap.sentence];
          const line = statement && !context.taken.has(statement.ev) ? lineOf(reading, statement) : null;
          return line === null ? [] : [line];
        }),
    );
  const chosen: Sentence[] = [];
  for (const line of lines) {
    if (chosen.length === MOST) break;
    if (!chosen.some((other) => containment(other.text, line.text, 'en') >= 0.6)) chosen.push(line);
  }
  return chosen;
}

const DANGLING = /^(He|She) (?=(?:did|has|had|gave|offered|presented|provided|declined|would)\b)/;

function lineOf(reading: Reading, statement: Statement): Sentence | null {
  const { text } = statement;
  if (text.length > LONGEST || statement.quotedShare > 0.5) return null;
  if (!/^(?:He|She|It|They|This|That|These|But|And)\b/.test(text))
    return { text, ev: [statement.ev], origin: 'verbatim' };
  const speaker = DANGLING.test(text) ? speakerBefore(reading, statement, reading.quotes) : null;
  if (!speaker) return null;
  return { text: text.replace(DANGLING, `${speaker.name} `), ev: [statement.ev, ...speaker.ev], origin: 'template' };
}

/** Whose words the sentence just before carries, where a strong rule says so and nobody else speaks in it. */
function speakerBefore(
  reading: Reading,
  statement: Statement,
  quotes: readonly Quote[],
): { name: string; ev: readonly string[] } | null {
  const before = reading.statements[statement.index - 1];
  if (!before) return null;
  const heard = quotes.filter((quote) => quote.shown && quote.sentences.includes(before.index));
  const names = new Set(heard.map((quote) => quote.speaker));
  const [name] = names;
  if (names.size !== 1 || !name || !/\p{Lu}\S+ \p{Lu}/u.test(name)) return null;
  const named = reading.statements.slice(0, statement.index).findLast(({ text }) => text.includes(name))?.ev;
  if (named === undefined) return null;
  return { name, ev: [named] };
}
