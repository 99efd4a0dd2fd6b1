import type { LanguageCode } from './code.ts';
import {
  ARABIC_VERBS,
  FRENCH_VERBS,
  GERMAN_VERBS,
  RUSSIAN_VERBS,
  SPANISH_VERBS,
  UKRAINIAN_VERBS,
} from './speech-verbs-other.ts';
import { foldWord } from './tokens.ts';

/** What the source does with the words: the verb ladder of the desks, never stronger than the source's own verb. */
export type Stance =
  | 'said'
  | 'denied'
  | 'warned'
  | 'accused'
  | 'claimed'
  | 'confirmed'
  | 'announced'
  | 'verifying'
  | 'according to';

/** A form of a verb of speech. */
export interface SpeechVerb {
  readonly lemma: string;
  readonly stance: Stance;
  /** `past` is also the participle of regular verbs; `base` is the plural of the present. */
  readonly form: 'past' | 'present' | 'base' | 'ing' | 'participle';
  /** The form is as often a noun ("reports", "claims", "calls"). */
  readonly noun: boolean;
  /** Tells words by itself: may stand as a tag after a quotation. The others need their object ("accused X of …"). */
  readonly tag: boolean;
  /** Names the one spoken to first ("told reporters", "warned residents"). */
  readonly addressee: boolean;
  /** Tells words only where a quotation stands right beside it ("“…,” fumed Petrov"); else it is an act. */
  readonly beside?: true;
}

interface Family {
  readonly stance: Stance;
  readonly verbs: string;
  readonly tag?: false;
  readonly beside?: true;
}

/** Own list. "verb" is regular; "verb/past/participle" is not; `*` also a noun, `>` takes an addressee. */
const ENGLISH: readonly Family[] = [
  {
    stance: 'said',
    verbs: `say/said/said tell>/told/told add note* state* explain write/wrote/written post* report* comment* reply respond
      ask> continue recall conclude mention* remark* observe argue insist stress* reiterate maintain contend believe
      think/thought/thought hope* suggest emphasise emphasize underline underscore reveal disclose indicate predict
      forecast*/forecast/forecast estimate* repeat agree urge> recommend propose exclaim joke* quip* shout* yell lament*
      complain testify tweet* opine muse speculate counter* retort affirm assert assure> inform> remind> advise>
      demonstrate echo* elaborate stipulate clarify answer* question* wonder* marvel boast* brag guess* reckon recount read/read/read
      feel/felt/felt point* signal* hint* promise* pledge* vow* swear/swore/sworn concur scoff sigh chant* tout
      interject chide profess preach plead object* protest* volunteer* offer* sum`,
  },
  {
    stance: 'said',
    tag: false,
    verbs: `describe call* label* brand* term* characterise characterize praise* hail* welcome* demand* request* order* appeal*
      quote* cite put/put/put liken compare mock ridicule thank decline* refuse slam* blast* defend criticise criticize
      express voice* see/saw/seen oppose support* back* challenge* highlight* discuss invoke dub consider deem`,
  },
  { stance: 'announced', verbs: 'announce declare proclaim' },
  { stance: 'denied', verbs: 'deny refute rebut' },
  { stance: 'denied', tag: false, verbs: 'reject dismiss dispute* rule*' },
  { stance: 'warned', verbs: 'warn> caution*>' },
  { stance: 'warned', tag: false, verbs: 'threaten' },
  { stance: 'accused', tag: false, verbs: 'accuse blame* condemn denounce decry deplore lambast fault*' },
  { stance: 'claimed', verbs: 'claim* allege' },
  { stance: 'confirmed', verbs: 'confirm acknowledge admit concede confess' },
  { stance: 'verifying', tag: false, verbs: 'verify' },
  {
    stance: 'said',
    beside: true,
    verbs: `fume* rage* storm* thunder* snap* snarl* growl* roar* jeer* sneer* rail* seethe gush crow* mutter whisper* bark* bellow*
      deadpan/deadpanned intone gripe* grumble* groan* moan* huff* howl* implore beg cry*/cried confide theorize theorise surmise
      venture* taunt* tease* gloat exult cheer* explode drawl* enthuse rave* bemoan scold* admonish chastise upbraid blare hiss*
      stammer mumble recite crack* smile* laugh* nod* shrug* grin* wink* sob* weep/wept/wept pant smirk* chuckle* sniff* beam*
      begin/began/begun start* press* demur interrupt chorus* tell-back summarize summarise counsel* allow* grouse vent* ponder reason*
      reflect acknowledge allude philosophize ruminate preface text* instruct elucidate espouse pronounce lecture* challenge*
      exhort console reassure prod implore rejoice holler* scream* shriek* plead yelp* purr* croak
      fire-back/fired-back/fired-back hit-back/hit-back/hit-back shoot-back/shot-back/shot-back snap-back/snapped-back/snapped-back
      strike-back/struck-back/struck-back punch-back/punched-back/punched-back write-back/wrote-back/written-back
      chime-in/chimed-in/chimed-in cut-in/cut-in/cut-in break-in/broke-in/broken-in weigh-in/weighed-in/weighed-in
      go-on/went-on/gone-on press-on/pressed-on/pressed-on pipe-up/piped-up/piped-up cry-out/cried-out/cried-out
      call-out/called-out/called-out shout-out/shouted-out/shouted-out blurt-out/blurted-out/blurted-out blurt`,
  },
];

/** Verbs that double their last letter. */
const DOUBLED = /^(?:quip|brag|admit|rebut|concur|sum|snap|beg|nod|shrug|grin|sob|prod|demur)$/;

const ENGLISH_FORMS = englishForms();

/** The verb of speech a folded word is a form of; null when it is none. */
export function speechVerb(folded: string, language: LanguageCode): SpeechVerb | null {
  switch (language) {
    case 'uk':
      return UKRAINIAN_VERBS.get(folded) ?? null;
    case 'ru':
      return RUSSIAN_VERBS.get(folded) ?? null;
    case 'ar':
      return ARABIC_VERBS.get(folded) ?? ARABIC_VERBS.get(folded.replace(/^[وف](?=.{3})/, '')) ?? null;
    case 'de':
      return GERMAN_VERBS.get(folded) ?? null;
    case 'fr':
      return FRENCH_VERBS.get(folded) ?? null;
    case 'es':
      return SPANISH_VERBS.get(folded) ?? null;
    default:
      return ENGLISH_FORMS.get(folded) ?? null;
  }
}

const TAGS = ['en', 'uk', 'ru', 'ar', 'de', 'fr', 'es'] as const;

/** Whether a folded word can be the verb of a tag ("asked", «сказав») in a language we keep verbs of. */
export function isSpeechWord(folded: string): boolean {
  return TAGS.some((language) => {
    const verb = speechVerb(folded, language);
    return verb?.tag === true && !verb.beside && !(verb.noun && verb.form !== 'past');
  });
}

function englishForms(): ReadonlyMap<string, SpeechVerb> {
  const forms = new Map<string, SpeechVerb>();
  for (const { stance, verbs, tag, beside } of ENGLISH) {
    for (const entry of verbs.split(/\s+/).filter(Boolean)) {
      const [head = '', past, participle] = entry.split('/');
      const lemma = head.replace(/[*>]/g, '');
      const base = {
        lemma,
        stance,
        noun: head.includes('*'),
        tag: tag !== false,
        addressee: head.includes('>'),
        ...(beside && { beside }),
      };
      const put = (form: string, kind: SpeechVerb['form']): void => {
        if (!forms.has(form)) forms.set(foldWord(form), { ...base, form: kind });
      };
      put(past ?? pastOf(lemma), 'past');
      if (participle && participle !== past) put(participle, 'participle');
      put(thirdOf(lemma), 'present');
      put(ingOf(lemma), 'ing');
      put(lemma, 'base');
    }
  }
  return forms;
}

function pastOf(lemma: string): string {
  if (lemma.endsWith('e')) return `${lemma}d`;
  if (/[^aeo]y$/.test(lemma)) return `${lemma.slice(0, -1)}ied`;
  if (DOUBLED.test(lemma)) return `${lemma}${lemma.at(-1)}ed`;
  return `${lemma}ed`;
}

function thirdOf(lemma: string): string {
  if (/(?:s|sh|ch|x)$/.test(lemma)) return `${lemma}es`;
  if (/[^aeo]y$/.test(lemma)) return `${lemma.slice(0, -1)}ies`;
  return `${lemma}s`;
}

function ingOf(lemma: string): string {
  if (/[^e]e$/.test(lemma)) return `${lemma.slice(0, -1)}ing`;
  if (lemma === 'put') return 'putting';
  if (DOUBLED.test(lemma)) return `${lemma}${lemma.at(-1)}ing`;
  return `${lemma}ing`;
}
