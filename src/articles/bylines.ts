/** How a line begins that says who wrote the report, in the languages of our feeds. */
const OPENING =
  /^(?:(?:written |posted |reported |story |words )?by|von|par|por|door|автор[иы]?|текст|מאת|بقلم|كتب|كتبت|yazan|muhabir|haber|autor(?:ka|a)?|auteur|autore)(?:\s*[:：]\s*|\s+)(?=\p{L})/iu;

/** These need a colon: without one they are words of any sentence. */
const NEEDS_COLON = /^(?:كتبت?|haber|muhabir|yazan|autor(?:ka|a)?|auteur|autore|текст|door)(?!\s*[:：])/iu;

const BYLINE_CHARACTERS = 150;
const NAMES = 20;

/** Ends a sentence; "Jr." and initials do not. */
const SENTENCE_END = /(?<!(?<![\p{L}\p{M}])(?:jr|sr|dr|st|\p{L}))[.!?؟。]["”’»)]?$/iu;

/** Words in small letters that stand between names and offices. */
const BETWEEN =
  /^(?:and|und|et|y|e|i|і|и|ve|و|in|for|with|of|de|del|der|von|van|bin|ibn|al-|el-|la|le|da|di|dos|та|в|на|with|&|@|\/|-|–|—|\||·)/u;

/** Whether a line says who wrote the report ("By Ann Bell and Carl Dow in Geneva") and nothing else. */
export function isByline(line: string): boolean {
  if (line.length > BYLINE_CHARACTERS || NEEDS_COLON.test(line) || SENTENCE_END.test(line)) return false;
  const opening = OPENING.exec(line)?.[0];
  if (opening === undefined) return false;
  const words = line
    .slice(opening.length)
    .split(/[\s,|]+/)
    .filter((word) => word !== '');
  const names = words.filter((word) => /^[("“«]?(?:\p{Lu}|\p{Lo})/u.test(word) || BETWEEN.test(word));
  return words.length > 0 && words.length <= NAMES && names.length >= words.length * 0.7;
}
