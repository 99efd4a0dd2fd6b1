import { foldWord } from './tokens.ts';

const FEMALE = new Set(
  `mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy betty sandra margaret ashley
  kimberly emily donna michelle carol amanda melissa deborah stephanie dorothy rebecca sharon laura cynthia amy kathleen
  angela shirley brenda emma anna pamela nicole samantha katherine christine helen debra rachel carolyn janet maria
  catherine heather diane olivia julie joyce victoria ruth virginia lauren kelly christina joan evelyn judith andrea hannah
  megan cheryl jacqueline martha madison teresa gloria sara janice ann kathryn abigail sophia frances jean alice judy
  isabella julia grace amber denise danielle marilyn beverly charlotte natalie theresa diana brittany doris kayla alexis
  lori marie hillary nikki kellyanne ivanka melania elena olena olha olga iryna irina natalia nataliia oksana svitlana
  svetlana tetiana tatiana kateryna ekaterina halyna galina yulia yuliia lyudmila liudmyla mariia daria solomiia ursula
  angela annalena christine claire sophie camille chloe amelie ines fatima aisha amina amal layla leila mariam maryam noor
  huda samira rania yasmin zeinab zainab hanan nadia salma khadija francesca giulia lucia carmen ana isabel sofia elisabeth
  ingrid astrid greta freya mette kaja kaja sanna maia salome tsai michele kamala nancy susan condoleezza madeleine jill
  michaela petra maren lena halina mirela adaeze dana jane anne amelia florence rosa eva ella clara zoe bridget fiona siobhan
  wendy tammy tina robin paula peggy connie kirsten dianne jeanne loretta valerie yvonne cindy kathy debbie betsy molly
  heidi kristen kirstjen gina betsy elaine sylvia rosemary erin leah audrey vera nina mila tamar tzipi rima hind dina
  мария марія олена елена ольга ірина ирина наталія наталья оксана світлана светлана тетяна татьяна катерина екатерина
  галина юлія юлия людмила дарія дарья соломія анна ганна вікторія виктория аліна алина мірела`.split(/\s+/),
);

const MALE = new Set(
  `james robert john michael david william richard joseph thomas christopher charles daniel matthew anthony mark
  donald steven andrew paul joshua kenneth kevin brian george timothy ronald jason edward jeffrey ryan jacob gary nicholas
  eric jonathan stephen larry justin scott brandon benjamin samuel gregory alexander patrick frank raymond jack dennis jerry
  tyler aaron jose adam nathan henry zachary douglas peter kyle noah ethan jeremy christian walter keith austin roger terry
  sean gerald carl dylan harold jordan jesse bryan lawrence arthur gabriel bruce logan billy joe alan juan elijah willie
  albert wayne randy vincent philip phillip russell bobby johnny bradley ted mitch bernie mike jim bill bob tom tim dan
  dave steve jeff greg ben sam matt chris rick ron don ken fred chuck newt marco rand rex barack barry joe jared sergei
  sergey vladimir volodymyr dmitry dmytro oleksandr aleksandr oleksii alexei aleksei mykola nikolai ivan yuri yuriy andriy
  andrei viktor taras bohdan maksym maxim pavlo pavel petro pyotr oleh oleg ihor igor vasyl vasily mikhail mykhailo denys
  roman ruslan kyrylo valerii valery emmanuel jean pierre jacques francois nicolas olaf boris rishi keir antony lloyd
  mohammed muhammad mohamed mohammad ahmed ahmad ali hassan hussein hussain omar khalid khaled ibrahim ismail yusuf
  youssef mustafa mahmoud abdullah abdul abdel saleh salah bashar benjamin yoav naftali ehud bassam yasser recep mevlut
  hakan hulusi javier jose luis carlos pedro pablo miguel diego fernando giorgio matteo mario giuseppe sergio antonio hans
  klaus jens lars erik olof mark jan piotr andrzej donald mateusz xi narendra imran shehbaz ashraf hamid martin felix
  tony neil phil craig doug marc curtis kurt glenn brad todd clarence herman lindsey roy leo leon max oliver harry louis
  hatem musa joren patient paulin idris osama tariq tarek samir ziad karim rashid hamza bilal yahya ismael fabian anton
  тарас віктор виктор володимир владимир олександр александр сергій сергей дмитро дмитрий микола николай іван иван юрій
  юрий андрій андрей богдан максим павло павел петро олег ігор игорь василь василий михайло михаил денис роман руслан
  кирило валерій валерий олексій алексей євген евгений`.split(/\s+/),
);

/** The gender that a given name usually tells; null for names borne by both or unknown to us. */
export function genderOfGivenName(name: string): 'm' | 'f' | null {
  const folded = foldWord(name);
  const female = FEMALE.has(folded);
  if (female === MALE.has(folded)) return null;
  return female ? 'f' : 'm';
}
