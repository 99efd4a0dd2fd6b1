function set(words: string): ReadonlySet<string> {
  return new Set(words.split(/\s+/).filter(Boolean));
}

/** Words that open a noun phrase. */
export const DETERMINERS =
  set(`the a an this that these those his her its their our my your one another some many several few
  both two three four five six seven eight nine ten all each every other no any most more numerous various certain`);

/** Prepositions, with participles that work as such. */
export const PREPOSITIONS =
  set(`of for in at on from with by to about into near outside around against between among under
  over during within without across along through behind inside beyond via despite amid toward towards upon per like
  following including alongside beside besides`);

/** Words that begin another clause. */
export const CLAUSE_OPENERS =
  set(`that which who whom whose when where while as because if although though since after before
  until whether how why what than but or nor so yet once unless whereas lest`);

/** Auxiliary verbs and what they join with "not". */
export const AUXILIARIES =
  set(`is are was were be been being am has have had do does did will would shall should can could may
  might must isn't aren't wasn't weren't hasn't haven't hadn't don't doesn't didn't won't wouldn't can't cannot couldn't
  shouldn't 'll 'd`);

/** Forms of "be", which make a passive of a past participle. */
export const BE_FORMS = set('is are was were be been being am got gets');
/** Forms of "have". */
export const HAVE_FORMS = set('has have had having');
/** Words that deny their verb. */
export const NEGATIONS =
  set(`not never isn't aren't wasn't weren't hasn't haven't hadn't don't doesn't didn't won't wouldn't
  can't cannot couldn't shouldn't`);
/** Words that make a verb a possibility, a wish, a plan. */
export const MODALS = set('will would shall should can could may might must to did do does');

/** Pronouns that can be a subject. */
export const PRONOUNS = set('he she they it we i you who');

/** May stand between a subject and its verb. */
export const ADVERBS =
  set(`also later then earlier previously recently again once still now just even only however meanwhile
  instead first already ever further simply quickly repeatedly publicly reportedly always both all today yesterday soon
  afterwards afterward too often sometimes flatly thus nevertheless nonetheless therefore tearfully jointly`);

/** Names of days. */
export const WEEKDAYS = set(
  'monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thurs fri sat sun',
);
/** Words of time that stand beside a subject or verb without a preposition. */
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

/** Common nouns that can speak, in the singular: people by what they do, bodies, papers. */
const SPEAKER_NOUNS =
  set(`minister governor commander leader fighter officer official reporter farmer teacher worker researcher
  lawyer lawmaker prosecutor negotiator mediator ambassador investigator manager director owner broadcaster adviser advisor
  consultant observer organiser organizer protester demonstrator survivor villager miner driver trader dockworker banker broker helper
  medic founder lecturer professor doctor sailor soldier legislator senator settler monitor interpreter trainer editor
  writer author voter supporter insider rescuer responder examiner coroner administrator coordinator co-ordinator inspector
  educator designer publisher player coach listener viewer neighbour neighbor mourner captor defender attacker hacker smuggler
  trafficker speaker commissioner partner pilot operator planner councillor councilor treasurer chancellor brother sister
  mother father daughter broker president resident student agent client parent patient opponent correspondent superintendent
  assistant accountant combatant militant insurgent inhabitant occupant participant immigrant migrant lieutenant sergeant
  informant defendant claimant appellant applicant dissident analyst expert scientist economist journalist activist specialist
  strategist psychologist sociologist columnist lobbyist theorist therapist artist novelist historian politician physician
  technician civilian musician librarian guardian parliamentarian academic critic cleric mechanic diplomat chief head aide
  nurse paramedic judge attorney mayor king queen prince princess pope bishop archbishop imam priest pastor rabbi sheikh
  general colonel captain major admiral marshal premier chair deputy secretary envoy representative delegate member policymaker
  candidate nominee executive ceo boss cop police witness eyewitness onlooker bystander passenger passer-by passerby source
  people person man woman men women boy girl child children kid youth teenager uncle aunt cousin nephew niece son widow widower
  wife husband relative family friend colleague classmate roommate tourist shopkeeper firefighter rebel jihadist separatist
  loyalist exile refugee victim hostage captive prisoner detainee veteran counsel defence defense prosecution plaintiff juror
  host anchor alumnus scholar fellow staff crew team guide monk nun elder chieftain warlord emir sultan monarch figure ally
  enemy crowd employee trustee attendee interviewee escapee government ministry army military navy force command
  headquarters office agency authority administration department bureau council committee commission parliament senate
  assembly congress court tribunal embassy consulate mission delegation organisation organization union association federation
  alliance coalition group network movement party front militia brigade battalion faction company firm corporation bank
  institute university hospital clinic charity foundation observatory watchdog regulator coastguard guard service centre
  center newspaper paper magazine channel broadcaster outlet media website report statement study survey poll document note
  memo letter email post tweet text filing indictment complaint affidavit lawsuit ruling release communique declaration
  resolution account data figures records estimate campaign camp side both others few state country kingdom capital city
  cabinet presidency palace church kremlin pentagon nato judiciary secretariat board panel club league airline port railway
  utility syndicate cartel trust society community houthi taliban hamas hezbollah democrat republican spokespeople
  mate rival successor predecessor counterpart contender hopeful caller guest bidder ombudsman gunman fisherman congressman`);

/** Whether a folded word is a noun that can speak, in singular or plural. */
export function isSpeakerNoun(word: string): boolean {
  if (
    SPEAKER_NOUNS.has(word) ||
    /(?:spokes|chair|police|news|business|service|country|fire|gun)(?:man|men|woman|women|person|persons)$/.test(word)
  )
    return true;
  if (/ologists?$/.test(word)) return true;
  if (!word.endsWith('s')) return false;
  return (
    SPEAKER_NOUNS.has(word.slice(0, -1)) ||
    SPEAKER_NOUNS.has(word.replace(/ies$/, 'y')) ||
    SPEAKER_NOUNS.has(word.replace(/es$/, ''))
  );
}

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
