import type { Reader } from './outlook-rules.ts';

const PAST =
  /^(?:was|were|had|been|did|said|waren|hatte|hatten|був|була|було|були|был|была|было|были|était|étaient|avait|كان|كانت)$/u;

/** "A week is an emergency, two weeks is an epidemic", right behind what may follow: the thought goes on without a modal. */
export function goesOn({ afterImplication, owner, cues, tokens, text, dated }: Reader): boolean {
  if (!afterImplication || owner === null || cues.consequence.length === 0 || dated) return false;
  const { start, end } = owner.attribution.content;
  const said = tokens.filter((token) => token.start >= start && token.end <= end);
  const words = said.length > 0 ? said : tokens;
  return (
    /(?:^|\s)(?:is|are|means|brings|ist|sind|heißt|bedeutet|це|это|означає|означает|c’est|est|sont|signifie|يعني|هو|هي)(?:\s|$)/u.test(
      text.slice(words[0]?.start, words.at(-1)?.end).toLowerCase(),
    ) && !words.some(({ norm }) => PAST.test(norm))
  );
}

const WHOEVER = /^[\s“”„"«»'‘’]*(?:whoever|he who|those who|wer|хто|кто|quiconque|celui qui|qui|من)\s/iu;
const DECIDES =
  /(?<!\p{L})(?:decides?|determines?|controls?|wins|loses|owns|rules|gets|reaps|will|entscheide[nt]?|bestimmt|kontrolliert|gewinnt|verliert|bekommt|erntet|wird|вирішує|контролює|виграє|програє|отримає|матиме|пожне|решает|контролирует|выиграет|проиграет|получит|пожн[её]т|décide|contrôle|gagne|perd|récolte|يقرر|يتحكم|يسيطر)(?!\p{L})/iu;

/** "Whoever holds the road decides whether the north eats": a consequence in the form of a saying. */
export function proverb({ owner, observer, tokens, text }: Reader): boolean {
  if (owner === null || !(observer || owner.attribution.stance === 'said')) return false;
  const words = text.slice(tokens[0]?.start, tokens.at(-1)?.end);
  if (!WHOEVER.test(words) || words.includes('?')) return false;
  return DECIDES.test(words.replace(WHOEVER, '')) && !tokens.some(({ norm }) => PAST.test(norm) && norm !== 'said');
}

const IN_THE_END =
  /(?<!\p{L})(?:sooner or later|before long|in the long run|früher oder später|über kurz oder lang|auf lange sicht|рано чи пізно|рано или поздно|tôt ou tard|à terme|à la longue|عاجلا أم آجلا|عاجلاً أم آجلاً)(?!\p{L})/iu;

/** "Sooner or later, someone will notice": told as sure to come; an observer's plain future in other languages. */
export function inTheEnd(reader: Reader): boolean {
  const { owner, observer, tokens, text, cues, language, dated } = reader;
  if (owner === null || tokens.some(({ norm }) => /^(?:we|i|our|ми|мы|wir|ich|nous|je|on|نحن)$/u.test(norm)))
    return false;
  if (IN_THE_END.test(text.slice(tokens[0]?.start, tokens.at(-1)?.end))) return true;
  if (language === 'en' || !observer || dated || cues.pending.length > 0 || cues.will.length === 0) return false;
  return language !== 'de' || endsInInfinitive(reader);
}

/** „wird … führen“; „wird verletzt“ is a passive. */
function endsInInfinitive({ tokens, cues }: Reader): boolean {
  return cues.will.some(({ at, next }) => {
    if (!/^(?:wird|werden)$/u.test(tokens[at]?.norm ?? '')) return false;
    const stop = tokens.findIndex(({ norm }, i) => i >= next && /^[.,;:!“”"]$/u.test(norm));
    const last = tokens[(stop < 0 ? tokens.length : stop) - 1]?.norm ?? '';
    return /\p{L}{2}(?:en|ern|eln)$/u.test(last) && !/^(?:ge|ver\p{L}+t|worden)/u.test(last);
  });
}
