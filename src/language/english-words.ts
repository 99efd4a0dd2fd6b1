function set(words: string): ReadonlySet<string> {
  return new Set(words.split(/\s+/).filter(Boolean));
}

/** Words that open a noun phrase. */
export const DETERMINERS =
  set(`the a an this that these those his her its their our my your one another some many several few
  both two three four five six seven eight nine ten all each every other no any most more numerous various certain`);

export const PREPOSITIONS =
  set(`of for in at on from with by to about into near outside around against between among under
  over during within without across along through behind inside beyond via despite amid toward towards upon per like
  following including alongside beside besides`);

/** Words that begin another clause. */
export const CLAUSE_OPENERS =
  set(`that which who whom whose when where while as because if although though since after before
  until whether how why what than but or nor so yet once unless whereas lest`);

export const AUXILIARIES =
  set(`is are was were be been being am has have had do does did will would shall should can could may
  might must isn't aren't wasn't weren't hasn't haven't hadn't don't doesn't didn't won't wouldn't can't cannot couldn't
  shouldn't 'll 'd`);

export const BE_FORMS = set('is are was were be been being am got gets');
export const HAVE_FORMS = set('has have had having');
export const NEGATIONS =
  set(`not never isn't aren't wasn't weren't hasn't haven't hadn't don't doesn't didn't won't wouldn't
  can't cannot couldn't shouldn't`);
export const MODALS = set('will would shall should can could may might must to did do does');

export const PRONOUNS = set('he she they it we i you who');

/** May stand between a subject and its verb. */
export const ADVERBS =
  set(`also later then earlier previously recently again once still now just even only however meanwhile
  instead first already ever further simply quickly repeatedly publicly reportedly always both all today yesterday soon
  afterwards afterward too often sometimes flatly thus nevertheless nonetheless therefore tearfully jointly`);

export const WEEKDAYS = set(
  'monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thurs fri sat sun',
);
export const MONTHS =
  set(`january february march april may june july august september october november december jan feb mar apr
  jun jul aug sep sept oct nov dec`);
export const TIME_WORDS =
  set(`monday tuesday wednesday thursday friday saturday sunday yesterday today tonight tomorrow morning
  afternoon evening night week month year weekend noon midnight midday dawn hours minutes days weeks months earlier late
  early last this next later ago overnight`);

/** Past tenses and presents that end a noun phrase; regular ones are known by "-ed". */
export const VERBS =
  set(`began became brought bought broke built came caught chose cut did drew drove ate fell fought found flew
  forgot gave got went grew had heard held hit hurt kept knew laid led left let lost made meant met paid put ran rose
  saw sent set shot shut stood took taught tore told thought threw understood won wore wrote said spoke struck swept
  begin become bring come comes goes go make makes take takes give gives get gets show shows showed seem seems appear
  appears remain remains continue continues include includes want wants need needs work works live lives know knows
  leave leaves mean means happen happens hold holds keep keeps run runs turn turns start starts move moves let's lets
  helps help plays play faces sits stands lies rises falls sees looks look says say spread quit burst dealt fled felt
  spent lent bent won swung clung dug fed sought bound ground hung rang sang sank shook sprang stole stuck swore tells
  broke froze arose awoke bore beat bit blew bred forbade forgave hid overcame overthrew rode slept slid sold wound`);

/** Common nouns that can speak: people by what they do, bodies, papers. */
export const SPEAKER_NOUN = new RegExp(
  `^(?:${[
    'spokes(?:man|men|woman|women|person|persons|people)|(?:minist|govern|command|lead|fight|offic|report|report|farm|teach|work|work|research|lawyer|prosecut|negotiat|mediat|ambassad|invest|investigat|manag|direct|own|broadcast|advis|advis|consult|observ|organis|organiz|protest|demonstrat|survivor|villag|min|driv|trad|dockwork|bank|broker|help|medical|found|lectur|profess|doct|sail|soldi|legislat|senat|govern|settl|refug|monit|interpret|train|edit|writ|auth|vot|support|supporter|insid|resid|rescu|respond|examin|coron|administrat|coordinat|co-ordinat|inspect|educat|design|publish|play|coach|listen|view|neighbo|neighbou|mourn|captur|defend|attack|hack|smuggl|trafficker|speak|commission|partn|pilot|operat|planner|plann|counc?ill|treasur|chancell|suitor|broth|sist|moth|fath|daught|broker)(?:er|or|eer|ers|ors|eers|r|rs)s?',
    '(?:presid|resid|stud|ag|cli|par|pati|oppon|correspond|superintend|assist|account|combat|milit|insurg|milita|inhabit|occup|particip|immigr|migr|command|lieuten|serge|inform|defend|conson|consult|claim|appell|applic|dissid)(?:ent|ents|ant|ants)',
    '(?:analyst|expert|scientist|economist|journalist|activist|specialist|strategist|psychologist|sociologist|criminologist|geologist|seismologist|meteorologist|columnist|lobbyist|theorist|therapist|artist|novelist|historian|politician|physician|technician|civilian|musician|librarian|veterinarian|guardian|parliamentarian|statistician|pediatrician|dietitian|mathematician|academic|critic|medic|cleric|mechanic|diplomat|chief|head|aide|nurse|paramedic|judge|attorney|mayor|king|queen|prince|princess|pope|bishop|archbishop|imam|priest|pastor|rabbi|sheikh|general|colonel|captain|major|sergeant|admiral|marshal|premier|chair|chairman|chairwoman|chairperson|deputy|secretary|envoy|representative|delegate|member|congressman|congresswoman|lawmaker|policymaker|legislator|candidate|nominee|executive|ceo|boss|official|officer|cop|police|witness|eyewitness|onlooker|bystander|passenger|passer-by|passerby|source|sources|people|person|man|woman|men|women|boy|girl|child|children|kid|youth|teenager|uncle|aunt|cousin|nephew|niece|son|widow|widower|wife|husband|relative|relatives|family|families|friend|colleague|classmate|roommate|neighbor|neighbour|tourist|shopkeeper|fisherman|fishermen|firefighter|militant|rebel|gunman|insurgent|jihadist|separatist|loyalist|dissident|exile|refugee|victim|hostage|captive|prisoner|detainee|veteran|counsel|defence|defense|prosecution|plaintiff|judges|juror|owner|founder|author|host|anchor|alumnus|scholar|fellow|staff|crew|team|guide|monk|nun|elder|chieftain|warlord|emir|sultan|monarch|figure|ally|allies|enemy|crowd|protesters|employee|employees|trustee|attendee|interviewee|escapee)s?',
    '(?:government|ministry|ministries|army|military|navy|force|forces|command|headquarters|office|agency|agencies|authority|authorities|administration|department|bureau|council|committee|commission|parliament|senate|assembly|congress|court|tribunal|embassy|consulate|mission|delegation|organisation|organization|union|association|federation|alliance|coalition|group|network|movement|party|front|militia|brigade|brigades|battalion|faction|company|firm|corporation|operator|manager|bank|institute|university|hospital|clinic|charity|foundation|monitor|observatory|watchdog|regulator|coastguard|guard|service|services|centre|center|newspaper|paper|magazine|channel|broadcaster|outlet|outlets|media|website|report|reports|statement|statements|study|survey|poll|document|documents|note|memo|letter|email|post|tweet|text|filing|indictment|complaint|affidavit|lawsuit|ruling|release|communique|communiqué|declaration|resolution|account|source|data|figures|records|estimate|estimates|campaign|camp|side|sides|both|others|few|state|states|country|countries|kingdom|capital|city|cabinet|presidency|palace|church|kremlin|pentagon|nato|police|judiciary|prosecution|secretariat|board|panel|club|league|airline|port|railway|utility|syndicate|cartel|trust|society|community|houthis|taliban|hamas|hezbollah|democrat|democrats|republican|republicans)s?',
  ].join('|')})$`,
);

/** Title words before a name, folded; they become the role. */
export const TITLES =
  set(`mr mrs ms miss mx dr prof professor sir dame lord lady president vice-president vice premier prime deputy
  acting former ex-president then-president minister secretary secretary-general chancellor senator sen rep representative
  congressman congresswoman gov governor mayor ambassador envoy general gen brig brigadier lt lieut lieutenant col colonel
  maj major capt captain sgt sergeant cpl corporal pvt private cmdr commander adm admiral marshal chief chairman
  chairwoman chair speaker judge justice attorney king queen prince princess pope bishop archbishop cardinal imam sheikh
  sheik ayatollah rabbi rev reverend father sister brother pastor st spokesman spokeswoman spokesperson director
  commissioner prosecutor inspector superintendent detective officer constable deputy under-secretary undersecretary
  assistant foreign defence defense interior finance justice health energy home state treasury economy education
  transport trade information press national security district public democratic republican independent conservative labour
  emir sultan crown first second lady supreme leader head lead army navy police military us u.s un u.n uk u.k eu nato
  retired senior special co-founder founder ceo cfo analyst professor coach warrant petty rear staff chief wing squadron
  commandant major-general lieutenant-general brigadier-general lieutenant-colonel master hon justice attorney solicitor
  councillor councilman councilwoman councilor alderman assemblyman assemblywoman delegate md phd frau herr señor monsieur`);
