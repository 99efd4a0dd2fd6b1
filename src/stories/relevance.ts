import { type EventSign, tellsOfCasualties, warContext } from './event-signs.ts';
import { OTHER_TOPICS } from './metaphors.ts';
import type { ArticleWords, SignsRead } from './read-event.ts';
import type { NamesRead } from './read-names.ts';
import type { Report } from './story.ts';
import { type WordList, wordList } from './word-list.ts';

/** From this score an article is news of a conflict (`briefing.md` 2.9). */
const LEAST = 3;

const TOPICS: WordList<string> = wordList(
  Object.entries(OTHER_TOPICS).map(([topic, words]) => [words, topic] as const),
);

/** Topics on which conflict news never is, and those that it may touch. */
const HARD_TOPICS: ReadonlySet<string> = new Set(['sport', 'culture', 'obituary', 'quiz', 'live shell', 'history']);

/**
 * Whether an article is news of an armed conflict: a place or party of one, and an event, each worth more in title or
 * lead; less for words of war in another sense and for what belongs to another topic. A conflict that the desk has no
 * names for passes on clear words of war.
 */
export function relevanceOf(
  words: ArticleWords,
  signs: SignsRead,
  names: NamesRead,
  { language, empty }: { readonly language: string; readonly empty: boolean },
): Report['relevance'] {
  const parts: string[] = [];
  let score = 0;
  const count = (points: number, why: string) => {
    if (points === 0) return;
    score += points;
    parts.push(`${why}: ${points > 0 ? '+' : ''}${points}`);
  };

  if (names.conflictAt !== null) {
    count(names.conflictAt === 'body' ? 1 : 2, `place or party of a conflict in the ${names.conflictAt}`);
  } else if (names.countryAt !== null && names.countryAt !== 'body') count(1, `country in the ${names.countryAt}`);

  const event = eventPoints(signs);
  if (event !== null) count(event.points, event.why);

  const head = [...words.title, ...words.lead];
  const inHead = warContext(head, language);
  const inBody = warContext(words.body, language);
  if (inHead > 0) count(1, 'people or arms of war in title or lead');
  if (inBody >= 3) count(1, 'people or arms of war in the text');
  if (tellsOfCasualties(head, language)) count(1, 'people killed or hurt');

  const metaphors = [...signs.title, ...signs.lead].filter(({ metaphor }) => metaphor).length;
  if (metaphors > 0) count(-Math.min(2, metaphors), 'words of war in another sense');
  const topic = otherTopic(words);
  if (topic !== null) {
    const settled = names.conflictAt !== null && names.conflictAt !== 'body' && (event?.points ?? 0) >= 3;
    const weight = HARD_TOPICS.has(topic.name) ? Math.min(5, topic.weight + 1) : Math.min(4, topic.weight);
    count(
      -Math.round(settled && !(HARD_TOPICS.has(topic.name) && topic.weight >= 3) ? Math.min(1, weight) : weight),
      topic.name,
    );
  }
  if (event === null && inHead === 0) count(-1, 'no sign of an event');
  if (empty && score < LEAST) parts.push('headline only');
  return { score, relevant: score >= LEAST, parts };
}

function eventPoints({ title, lead, body }: SignsRead): { readonly points: number; readonly why: string } | null {
  const real = (signs: readonly EventSign[], clear: boolean) =>
    signs.some((sign) => !sign.metaphor && sign.clear === clear);
  if (real(title, true)) return { points: 3, why: 'clear sign of an event in the title' };
  if (real(lead, true)) return { points: 3, why: 'clear sign of an event in the lead' };
  if (real(title, false)) return { points: 2, why: 'sign of an event in the title' };
  if (real(lead, false)) return { points: 2, why: 'sign of an event in the lead' };
  const clear = body.filter((sign) => !sign.metaphor && sign.clear).length;
  if (clear >= 2) return { points: 2, why: 'clear signs of an event in the text' };
  return real(body, true) || real(body, false) ? { points: 1, why: 'sign of an event in the text' } : null;
}

/** The other topic that most words speak for; null when hardly any does. */
function otherTopic({ title, lead, body }: ArticleWords): { readonly name: string; readonly weight: number } | null {
  const weights = new Map<string, number>();
  const seen = new Set<string>();
  const add = (words: ArticleWords['title'], weight: number) => {
    for (const { value, at, end } of TOPICS.hits(words)) {
      const word = words
        .slice(at, end)
        .map(({ folded }) => folded)
        .join(' ');
      if (seen.has(`${value}|${word}`)) continue;
      seen.add(`${value}|${word}`);
      weights.set(value, (weights.get(value) ?? 0) + weight);
    }
  };
  add(title, 2);
  add(lead, 1);
  add(body.slice(0, 200), 0.34);
  const [best] = [...weights].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return best && best[1] >= 1.6 ? { name: best[0], weight: best[1] } : null;
}
