import { isAgency } from './agencies.ts';
import { anyOf } from './phrases.ts';

/** What a picture shows is not told at more length. */
const CAPTION_CHARACTERS = 400;

/** Words before a colon, a slash or a © at the beginning of a line that stands below a picture. */
const LABELS = `photo; photos; photograph; picture; pictures; image; images; video; graphic; map; illustration; cartoon;
  photo|image|picture|photograph|video|graphic|map credit|credits|source|by|caption;
  image|media|photo|video caption|source|credit|credits;
  file|archive|handout|illustrative|representative photo|picture|image|pic|photograph; file; bild; bildquelle;
  bildunterschrift; bildnachweis; bildrechte; archivbild; archivfoto; symbolbild; symbolfoto; foto; fotos;
  photo d'illustration|archives; crédit; crédits; crédit photo; crédits photo; légende; imagen; imagen|foto de archivo;
  crédito; créditos; arquivo; imagem; foto d'archivio; immagine; zdjęcie; zdjęcia; zdj.; fot.; fotoğraf; arşiv; фото;
  фото из архива; архивное фото; иллюстрация; ілюстрація; архівне фото; ілюстративне|иллюстративное фото; صورة; صورة أرشيفية;
  صورة من الأرشيف; الصورة; تصوير; צילום; תמונה; عکس; 图; 图片; 图源; 图为; 写真; 資料写真; 사진`;

/** How such a line begins without a mark behind. */
const OPENINGS = `ap|afp|reuters photo; getty images; image source,; image caption,; media caption,; video caption,; file photo;
  archive photo; symbolbild; archivbild; foto de archivo; صورة أرشيفية; صورة من الأرشيف`;

const LABELLED = new RegExp(`^[[(]?\\s?${anyOf(LABELS)}\\s?(?:[:：/©|]|[–-]\\s?©)`, 'iu');
const OPENING = new RegExp(`^[[(]?${anyOf(OPENINGS)}(?:$|[\\s,./:])(?=[^.!?]*[\\])]?\\.?$)`, 'iu');
const BY_WHOM =
  /(?:^[[(]?|[.!?…] )(?:photo|photograph|image|picture|photos|pictures|images)s? (?:by|courtesy(?: of)?|via|from|supplied by) [^.!?]{1,80}[)\]]?\.?$/iu;
/** "FILE - Soldiers stand in Merinsk, March 3, 2026." */
const FILED = /^FILE ?[-–—] ?\p{Lu}/u;

/** "(Photo: Jo Lind)", "(Archivbild)", "(Jo Lind/Getty Images)" at the end of a line; or with an agency before the label. */
const IN_BRACKETS = /[([（]([^()[\]（）]{2,120})[)\]）]\.?$/u;
const LABEL_IN_BRACKETS = new RegExp(
  `^(?:(?<agency>[^:/]{2,30}?),?\\s)??${anyOf(LABELS)}(?:\\s?[:：/,©|].*|\\s(?:by|courtesy|credit|from|via|von|par|por|di)\\s.*|)$`,
  'iu',
);
const PICTURE_AGENCY =
  /(?:getty images|via getty|\/(?:epa|epa-efe|shutterstock|handout|pool|imago|picture alliance))(?![\p{L}\p{N}])/iu;

const PERSON = "\\p{Lu}[\\p{L}\\p{M}'’.-]+(?: \\p{Lu}[\\p{L}\\p{M}'’.-]+){1,3}";

/** "[Jo Lind/Reuters]", "Jo Lind/AFP", "© Jo Lind, AFP", "Jo Lind | AP" at the end: who took it, for which agency. */
const TAKEN_BY = new RegExp(
  `(?:[([]|© ?|^|[.!?…] )${PERSON} ?[/|] ?([^/|()[\\]]{2,40})(?:/[\\p{L} ]{2,20})?[)\\]]?$`,
  'u',
);
const TAKEN_FOR: ReadonlySet<string> = new Set([
  'getty',
  'getty images',
  'epa',
  'epa-efe',
  'al jazeera',
  'pool',
  'handout',
]);

/** Whether a line tells what a picture shows or who took it: "FILE PHOTO: …", "Smoke over Merinsk. (Photo: Jo Lind)". */
export function isCaption(line: string): boolean {
  if (line.length > CAPTION_CHARACTERS) return false;
  if (LABELLED.test(line) || OPENING.test(line) || FILED.test(line)) return true;
  const end = line.slice(-END_CHARACTERS);
  if (BY_WHOM.test(end)) return true;
  const inner = IN_BRACKETS.exec(end)?.[1];
  if (inner !== undefined && isPictureCredit(inner)) return true;
  const agency = TAKEN_BY.exec(end)?.[1]?.replace(/\.$/, '');
  return agency !== undefined && (isAgency(agency) || TAKEN_FOR.has(agency.toLowerCase()));
}

/** Who took a picture, or where it is from, stands at the end of its caption. */
const END_CHARACTERS = 160;

function isPictureCredit(inner: string): boolean {
  if (PICTURE_AGENCY.test(inner)) return true;
  const label = LABEL_IN_BRACKETS.exec(inner);
  if (label === null) return false;
  const { agency } = label.groups ?? {};
  return agency === undefined || isAgency(agency) || /^(?:getty|file|our|a)$/i.test(agency);
}
