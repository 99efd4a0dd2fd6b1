import type { LanguageCode } from './code.ts';

/** Words of conflict headlines, which hold few others. Folded as `foldWord` does; they tell a language, nothing else. */
const LISTS: Readonly<Record<LanguageCode, string>> = {
  en: `killed dead wounded injured strike strikes attack attacks drone drones missile missiles shelling army troops rebels
    soldiers police talks truce ceasefire war peace border town city village killed kills hits seize seizes retake retook
    warns says calls leaves amid after over deal leaders minister president government forces fighters aid famine hostages
    prisoners swap navy airport blast bombing explosion refugees children civilians crisis vote sanctions key port`,
  de: `tote verletzte angriff angriffe drohnen drohne rakete raketen raketenangriff beschuss armee soldaten rebellen polizei
    gesprache waffenruhe krieg frieden grenze stadt dorf minister prasident regierung truppen kampfer hilfe geiseln gefangene
    marine flughafen fluchtlinge kinder zivilisten treffen trifft meldet warnt warnen fordert fordern erobern gescheitert
    opfer explosion hungersnot sanktionen hafen russische ukrainische israelische drei zwei nach`,
  fr: `morts tues blesses frappe frappes attaque attaques missiles bombardement bombardements armee soldats rebelles
    police pourparlers treve cessez-le-feu guerre paix frontiere ville village ministre president gouvernement forces aide
    otages prisonniers marine aeroport refugies enfants civils crise vise visent alerte accord russe nouvelle famine navire
    explosion prennent unies dizaines suspendus houthi cargo rompu selon trois deux`,
  es: `muertos heridos ataque ataques misil misiles bombardeo bombardea ejercito soldados rebeldes policia
    negociaciones tregua guerra paz frontera ciudad aldea pueblo ministro presidente gobierno fuerzas ayuda rehenes
    prisioneros buque aeropuerto refugiados ninos civiles crisis advierte toman deja dejan alcanza recupera explosion sacude
    acuerdo hambruna rusia ucrania onu fracasan tres dos al menos rota mercante`,
  pt: `mortos feridos ataque ataques missil misseis bombardeio exercito soldados rebeldes policia negociacoes tregua
    guerra paz fronteira cidade aldeia ministro presidente governo forcas ajuda refens prisioneiros navio aeroporto
    refugiados criancas civis crise alerta tomam deixa deixam atinge recupera explosao acordo fome russia ucrania onu fracassam
    tres dois feridos pelo menos`,
  tr: `olu yarali saldiri saldirisi saldirisinda fuze iha ordu asker isyancilar polis gorusmeleri ateskes savas baris sinir
    sehir koy koyu bakan cumhurbaskani hukumet kuvvetleri yardim rehine esir patlama patlamada siviller cocuk multeci
    dusen kisiyi kisi oldurdu geri aldi ele gecirdi uyarisi yapti durdu bm abd rusya ukrayna`,
  it: `morti feriti attacco attacchi missile missili droni bombardamento esercito soldati ribelli polizia negoziati tregua
    guerra pace confine citta villaggio ministro presidente governo forze aiuti ostaggi prigionieri nave aeroporto profughi
    bambini civili crisi esplosione conquistano colpisce falliti tre due almeno`,
  pl: `zginely zginelo zginal ranni ranny atak ataki drony rakiety rakieta ostrzal ostrzale armia zolnierze rebelianci policja
    rozmowy rozejm wojna pokoj granica granicy miasto wies minister prezydent rzad wojska pomoc zakladnicy wybuch lotnisko
    uchodzcy dzieci cywile osoby trzy zajeli rosyjski ukraina`,
  nl: `doden gewonden aanval aanvallen raket raketten drone drones beschieting leger soldaten rebellen politie
    onderhandelingen bestand wapenstilstand oorlog vrede grens stad dorp minister president regering troepen hulp
    gijzelaars explosie vliegveld luchthaven vluchtelingen kinderen burgers veroveren drie twee`,
  ro: `morti raniti atac atacuri racheta rachete drone armata soldati rebeli politia negocieri armistitiu razboi pace granita
    oras sat ministrul presedintele guvernul fortele ajutor ostatici explozie aeroport refugiati copii civili trei doi`,
  uk: `загиблих поранених обстріл обстрілу удар удару дрони вибух переговори зірвано росіяни військові армія атакували`,
  ru: `погибших раненых обстрел обстрела удар удара дроны взрыв переговоры сорваны россияне военные армия атаковали`,
};

const SETS = new Map<LanguageCode, ReadonlySet<string>>();

/** The headline words of a language, folded; empty where we keep none. */
export function newsWords(language: LanguageCode): ReadonlySet<string> {
  let set = SETS.get(language);
  if (set === undefined) {
    set = new Set(LISTS[language]?.split(/\s+/));
    SETS.set(language, set);
  }
  return set;
}
