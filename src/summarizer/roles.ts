import type { Reading } from './reading.ts';

/** In characters; a longer description is half a sentence. */
const LONGEST = 70;
/** Mentions of one name that are looked at in one article. */
const MOST_MENTIONS = 12;

const RANK =
  /\b(?:(?:Brig(?:adier)?|Maj(?:or)?|Lt|Lieutenant|Col(?:onel)?|Gen(?:eral)?|Capt(?:ain)?|Sgt|Sergeant|Rear|Vice|Adm(?:iral)?|Cmdr|Commodore|Marshal)\.? ?)+$/u;
const OFFICE =
  /\b(?:spokes\p{L}+|ministers?|president|premier|governor|mayor|chief|head|director|commander|advis[eo]r|mediator|negotiator|secretary|envoy|ambassador|officer|official|doctor|nurse|surgeon|teacher|priest|imam|resident|lawyer|analyst|researcher|professor|fellow|coordinator|leader|deputy|prosecutor|judge|member|manager|chair\p{L}*|founder|\p{L}{3,}(?:er|or|ist|ian|man|woman))\b/iu;
/** A description that begins so is a clause, or speaks of somebody else. */
const NO_ROLE =
  /^(?:who|which|whose|said|says|told|and|but|or|was|is|were|has|had|in|on|at|after|before|speaking|citing|adding|aged|\p{Nd}|as|when|where|while|also|however|according)\b/iu;

/** The fullest role that a story's articles give somebody, with what it was given as; null where none does. */
export type RoleOf = (name: string, role: string | null, side: string | null) => string | null;

/**
 * Reads the roles of people over all articles of a story: "Brig. Gen." in one and "an army spokesman" in another are
 * "Brig. Gen., army spokesman"; "its spokesman" of a known side is that side's spokesman. Words of the articles only.
 */
export function rolesOf(readings: readonly Reading[]): RoleOf {
  const native = readings.filter((reading) => reading.native);
  const met = new Map<string, string[]>();
  for (const { statements, quotes } of native) {
    const named = [
      ...statements.flatMap(({ spoken }) => spoken.map(({ name, role }) => ({ name, role }))),
      ...quotes.map(({ speaker, role }) => ({ name: speaker, role })),
    ];
    for (const { name, role } of named) if (name && role) met.set(name, [...(met.get(name) ?? []), role]);
  }
  return (name, role, side) => {
    if (!/\p{Lu}\S+ .*\p{Lu}/u.test(name)) return role;
    const found = [...(role === null ? [] : [role]), ...(met.get(name) ?? [])].concat(
      native.flatMap(({ article }) => describedIn(article.text, name)),
    );
    return fullest(found, side);
  };
}

/** "…, an army spokesman," behind a name and "The lead mediator, …" before it. */
function describedIn(text: string, name: string): readonly string[] {
  const found: string[] = [];
  let at = text.indexOf(name);
  for (let seen = 0; at >= 0 && seen < MOST_MENTIONS; seen += 1) {
    const behind = /^,\s(?:(?:an?|the|its|their|his|her) )?([^,.;:“”"()—–]{3,70})[,.]/u.exec(
      text.slice(at + name.length, at + name.length + 90),
    )?.[1];
    const before = /(?:^|[\s“"‘])(?:the|its|their|his|her|an?) ([\p{L}\p{M}’'-]+(?: [\p{L}\p{M}’'-]+){0,5}), $/iu.exec(
      text.slice(Math.max(0, at - 80), at),
    )?.[1];
    for (const words of [behind, before]) if (words && OFFICE.test(words) && !NO_ROLE.test(words)) found.push(words);
    at = text.indexOf(name, at + name.length);
  }
  return found;
}

function fullest(roles: readonly string[], side: string | null): string | null {
  const rank = roles.map((role) => RANK.exec(role)?.[0].trim() ?? '').find((found) => found !== '');
  const offices = roles
    .map((role) => role.replace(RANK, '').trim())
    .filter((office) => office !== '' && office.length <= LONGEST);
  const [office] = offices.toSorted((a, b) => wordsIn(b) - wordsIn(a) || b.length - a.length || (a < b ? -1 : 1));
  if (office === undefined) return rank ?? null;
  const whose = side !== null && wordsIn(office) === 1 ? `${side} ${lower(office)}` : office;
  return rank === undefined ? whose : `${rank}, ${lower(whose)}`;
}

function wordsIn(words: string): number {
  return words.split(/\s+/).length;
}

/** "Army spokesman" within a line; "DSB adviser" and "Velmar's minister" keep their name. */
function lower(words: string): string {
  return words.replace(
    /^(?:Army|Navy|Air|Spokes\p{L}+|Foreign|Defen[cs]e|Interior|Prime|Deputy|Retired|Former|Government|Ministry|Police|Military|Chief|Lead|Regional|Minister|President|Governor|Mayor)\b/u,
    (word) => word.toLowerCase(),
  );
}
