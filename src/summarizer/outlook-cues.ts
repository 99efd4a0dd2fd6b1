import type { LanguageCode } from '../language/code.ts';
import { phrase, type TextToken } from '../language/number-tokens.ts';
import type { Lexicon, OutlookWords } from './outlook-words.ts';

/** Where a cue stands: token indexes, `next` exclusive. */
export interface Cue {
  readonly at: number;
  readonly next: number;
}

/** Everything in one sentence that may make it an outlook. */
export type Cues = { readonly [Name in keyof OutlookWords]: readonly Cue[] };

/** Finds the cues of a sentence in one pass for each lexicon. */
export function cuesIn(tokens: readonly TextToken[], words: OutlookWords, language: LanguageCode): Cues {
  return {
    may: cues(tokens, words.may).filter((cue) => isModal(tokens, cue, language)),
    will: [...cues(tokens, words.will), ...futures(tokens, language)].filter((cue) => isModal(tokens, cue, language)),
    conditional: cues(tokens, words.conditional).filter((cue) => opensCondition(tokens, cue)),
    warns: cues(tokens, words.warns).filter((cue) => language !== 'en' || isModal(tokens, cue, language)),
    consequence: cues(tokens, words.consequence),
    forecast: cues(tokens, words.forecast),
    threat: cues(tokens, words.threat),
    explains: cues(tokens, words.explains),
    pending: cues(tokens, words.pending),
    observer: cues(tokens, words.observer),
  };
}

/** Where the words of a lexicon stand. */
export function cues(tokens: readonly TextToken[], lexicon: Lexicon): readonly Cue[] {
  const found: Cue[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const norm = tokens[at]?.norm ?? '';
    if (lexicon.stems.get(norm.slice(0, 2))?.some((stem) => norm.startsWith(stem))) {
      found.push({ at, next: at + 1 });
      continue;
    }
    for (let length = Math.min(lexicon.longest, tokens.length - at); length >= 1; length -= 1) {
      const joined = length === 1 ? norm : phrase(tokens, at, at + length);
      const longer = length === 2 && lexicon.phraseStems.some((stem) => joined.startsWith(stem));
      if (!lexicon.exact.has(joined) && !longer) continue;
      found.push({ at, next: at + length });
      break;
    }
  }
  return found;
}

const PARTICIPLE =
  /(?:ed|en|wn|ne)$|^(?:had|made|led|cut|hit|lost|left|put|set|come|become|meant|brought|kept|held|fallen|slain|run|not|already|also|since|caused)$/u;

/** "could have" is history, "could not be reached" an inability, "in May" a month: none of them looks ahead. */
function isModal(tokens: readonly TextToken[], cue: Cue, language: LanguageCode): boolean {
  const next = tokens[cue.next]?.norm ?? '';
  if (language === 'ar') return tokens[cue.at]?.norm !== 'قد' || /^[يتن]/u.test(next);
  if (language === 'de' && /^(?:wird|werden)$/u.test(tokens[cue.at]?.norm ?? '')) return true;
  if (language !== 'en') return true;
  const norm = tokens[cue.at]?.norm ?? '';
  // "would probably, possibly have been"
  for (let i = cue.next; i < cue.next + 5; i += 1) {
    if (tokens[i]?.norm === 'have') return norm === 'will' || !PARTICIPLE.test(tokens[i + 1]?.norm ?? '');
    if (
      tokens[i]?.type === 'word' &&
      !/^(?:not|also|well|probably|possibly|likely|never|only|still)$/u.test(tokens[i]?.norm ?? '')
    )
      break;
  }
  if (
    /^(?:expect|predicted)/u.test(norm) &&
    /^(?:we|you|i|initially|originally|had|first|as)$/u.test(tokens[cue.at - 1]?.norm ?? '')
  )
    return false;
  if (norm === 'could' && next === 'not') return false;
  if (norm === 'may' && /^\d/u.test(next)) return false;
  if (norm === 'may' && /^(?:in|since|last|of|early|late|mid)$/u.test(tokens[cue.at - 1]?.norm ?? '')) return false;
  return !(norm === 'will' && /^(?:the|his|her|their|of|political|a)$/u.test(tokens[cue.at - 1]?.norm ?? ''));
}

/** "asked if" puts a question, "as if" compares; "without" conditions only where it opens the sentence. */
function opensCondition(tokens: readonly TextToken[], { at }: Cue): boolean {
  const norm = tokens[at]?.norm ?? '';
  const before = tokens[at - 1]?.norm ?? '';
  if (/^(?:if|si|якщо|если|falls|wenn)$/u.test(norm))
    return (
      !/^(?:asked|as|see|know|unclear|wonder|wondered|determine|check|only|ask|and|even|doubt|question|demandé|запитав|спросил)$/u.test(
        before,
      ) ||
      before === 'even' ||
      before === 'and'
    );
  // "should the city fall" turns its words round; "should" alone advises.
  if (norm === 'should') return true;
  if (/^(?:without|ohne|sans|absent|sollte|sollten)$/u.test(norm))
    return at <= 1 && !/ing$/u.test(tokens[at + 1]?.norm ?? '');
  return true;
}

function futures(tokens: readonly TextToken[], language: LanguageCode): readonly Cue[] {
  if (language === 'ar') return arabicFuture(tokens);
  if (language === 'en') return tokens.flatMap(({ norm }, at) => (/.’ll$/u.test(norm) ? [{ at, next: at + 1 }] : []));
  return language === 'fr' ? frenchFuture(tokens) : [];
}

/** « coupera », « obligeront », « tiendra »: the future is in the ending; nouns that end alike are left out. */
function frenchFuture(tokens: readonly TextToken[]): readonly Cue[] {
  const found: Cue[] = [];
  for (const [at, { norm, type }] of tokens.entries()) {
    if (type !== 'word' || !/\p{L}{3}(?:era|eront|ira|iront|dra|dront|vra|vront|rra|rront)$/u.test(norm)) continue;
    if (/^(?:caméra|camera|choléra|opéra|opera|sahara|guérilla)$/u.test(norm)) continue;
    if (/^(?:la|le|les|un|une|des|du|l’|ce|cette)$/u.test(tokens[at - 1]?.norm ?? '')) continue;
    found.push({ at, next: at + 1 });
  }
  return found;
}

/** "سيقطع", "ستعقد": the future is a letter before the verb; nouns that begin alike are left out. */
function arabicFuture(tokens: readonly TextToken[]): readonly Cue[] {
  const found: Cue[] = [];
  for (const [at, { norm }] of tokens.entries()) {
    const bare = norm.startsWith('و') ? norm.slice(1) : norm;
    if (
      /^س[يت]\p{L}{3}/u.test(bare) &&
      !/^(?:سيار|سياس|سيطر|سياد|سيد|سين|سيم|سيل|ستين|ستون|ستار|سترا|ستة)/u.test(bare)
    ) {
      found.push({ at, next: at + 1 });
    }
  }
  return found;
}
