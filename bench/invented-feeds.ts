/** Feeds of outlets that do not exist, in many languages and encodings, the same each time: for measuring, never for reading. */

/** A feed as it comes over the wire. */
export interface InventedFeed {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** The text before it was encoded. */
  readonly text: string;
  readonly encoding: string;
}

/** What a feed is like. */
export interface FeedShape {
  readonly entries: number;
  /** About so many characters of text in each entry, from and to. */
  readonly characters: readonly [number, number];
  readonly format?: 'rss' | 'atom' | 'rdf' | 'json';
  readonly language?: keyof typeof LANGUAGES;
  readonly encoding?: string;
}

/** A set of feeds that are measured together. */
export interface FeedSet {
  readonly name: string;
  readonly feeds: readonly InventedFeed[];
}

const LANGUAGES = {
  en: `The council of {a} met on Tuesday to speak about the bridge over the {b}|Two people were hurt when a barge struck the quay at {a}, the harbour office said|“We have waited nine years for this road,” said {b}, who keeps a bakery near {a}|Prices of flour & salt rose again in {a}; the ministry gave no reason|The truce around {a} held for a third night, observers reported|Trains between {a} and {b} will run every hour from the autumn`,
  de: `Der Rat von {a} tagte am Dienstag über die Brücke bei {b}|Zwei Menschen wurden verletzt, als ein Kahn die Mole von {a} rammte, teilte das Hafenamt mit|„Wir haben neun Jahre auf diese Straße gewartet“, sagte {b}, der in {a} eine Bäckerei führt|In {a} stiegen die Preise für Mehl & Salz erneut|Die Waffenruhe um {a} hielt die dritte Nacht, meldeten Beobachter`,
  fr: `Le conseil de {a} s’est réuni mardi à propos du pont sur la {b}|Deux personnes ont été blessées lorsqu’une péniche a heurté le quai de {a}, selon la capitainerie|« Nous attendons cette route depuis neuf ans », a déclaré {b}, boulanger près de {a}|À {a}, le prix de la farine & du sel a encore augmenté|La trêve autour de {a} a tenu une troisième nuit, d’après les observateurs`,
  uk: `Рада міста {a} зібралася у вівторок, щоб поговорити про міст через {b}|Двоє людей постраждали, коли баржа вдарила причал у {a}, повідомили в порту|«Ми чекали на цю дорогу дев’ять років», — сказала {b}, яка тримає пекарню біля {a}|У {a} знову подорожчали борошно & сіль|Перемир’я навколо {a} тривало третю ніч, кажуть спостерігачі`,
  ru: `Совет города {a} собрался во вторник, чтобы обсудить мост через {b}|Два человека пострадали, когда баржа ударилась о причал в {a}, сообщили в порту|«Мы ждали эту дорогу девять лет», — сказал {b}, который держит пекарню у {a}|В {a} снова подорожали мука & соль|Перемирие вокруг {a} продержалось третью ночь, говорят наблюдатели`,
  ar: `اجتمع مجلس {a} يوم الثلاثاء لبحث الجسر على نهر {b}|أصيب شخصان عندما اصطدمت بارجة برصيف {a}، بحسب مكتب الميناء|قال {b} صاحب مخبز قرب {a}: «انتظرنا هذا الطريق تسع سنوات»|ارتفعت أسعار الطحين & الملح مجددا في {a}|صمدت الهدنة حول {a} لليلة الثالثة، بحسب مراقبين`,
  zh: `{a}市议会星期二开会讨论{b}河上的大桥|港务局说,一艘驳船撞上{a}的码头,两人受伤|“我们等这条路等了九年,”在{a}附近开面包店的{b}说|{a}的面粉&盐价格再次上涨|观察员说,{a}周围的停火持续到第三个晚上`,
  ja: `{a}の議会は火曜日に{b}川の橋について話し合った|港湾事務所によると、はしけが{a}の岸壁に衝突し、二人がけがをした|「この道を九年待った」と{a}の近くでパン屋を営む{b}さんは言った|{a}では小麦粉&塩の値段がまた上がった|監視団によると、{a}周辺の停戦は三晩目も守られた`,
  fa: `شورای {a} روز سه‌شنبه درباره پل {b} گفتگو کرد|دو نفر هنگام برخورد کرجی با اسکله {a} زخمی شدند|{b} که نزدیک {a} نانوایی دارد گفت: «نه سال منتظر این جاده بودیم»|بهای آرد & نمک در {a} باز بالا رفت|آتش‌بس در اطراف {a} برای سومین شب پابرجا ماند`,
  hi: `{a} की परिषद ने मंगलवार को {b} के पुल पर चर्चा की|बंदरगाह कार्यालय ने कहा कि {a} के घाट से बजरा टकराने पर दो लोग घायल हुए|“हमने इस सड़क का नौ साल इंतज़ार किया,” {a} के पास बेकरी चलाने वाले {b} ने कहा|{a} में आटे & नमक के दाम फिर बढ़े|पर्यवेक्षकों ने बताया कि {a} के आसपास युद्धविराम तीसरी रात भी रहा`,
} as const;

const NAMES = 'Talmere Orvane Kessit Bruvalo Dunhaven Ostrik Varno Pelagia Tamsin Ukerra Lissow Marend'.split(' ');
const DAY_MS = 86_400_000;
/** The newest entry of every feed. */
const NEWEST = Date.UTC(2026, 2, 12, 12);

/** Numbers that look random and are the same each time. */
function dice(seed: number): (sides: number) => number {
  let state = Math.imul(seed + 1, 2_654_435_761) >>> 0;
  return (sides) => {
    // Mulberry32.
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % sides;
  };
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** One feed of this shape; the same seed gives the same bytes. */
export function inventedFeed(seed: number, shape: FeedShape): InventedFeed {
  const { entries, characters, format = 'rss', language = 'en', encoding = 'utf-8' } = shape;
  const roll = dice(seed);
  const sentences = LANGUAGES[language].split('|');
  const name = () => NAMES[roll(NAMES.length)] ?? '';
  const sentence = () => (sentences[roll(sentences.length)] ?? '').replaceAll('{a}', name()).replaceAll('{b}', name());
  const host = `outlet-${seed}.example`;
  const items = Array.from({ length: entries }, (_, index) => {
    const wanted = characters[0] + roll(characters[1] - characters[0] + 1);
    const paragraphs: string[] = [];
    for (let length = 0; length < wanted; length += paragraphs.at(-1)?.length ?? wanted) {
      paragraphs.push(Array.from({ length: 1 + roll(4) }, () => `${sentence()}.`).join(' '));
    }
    const html = paragraphs.map((text, at) =>
      at % 4 === 2
        ? `<p class="body">${escaped(text)} <a href="/more/${index}?utm_source=feed">+</a></p>`
        : `<p>${escaped(text)}</p>`,
    );
    return {
      title: sentence(),
      link: `https://${host}/news/${index}`,
      id: `${host}-${index}`,
      at: NEWEST - roll(6) * DAY_MS - index * 60_000,
      summary: paragraphs[0] ?? '',
      html: `${html.join('\n')}<img src="https://${host}/p/${index}.jpg" alt="" onerror="x()">`,
    };
  });
  const title = `Outlet ${seed}`;
  const prolog = `<?xml version="1.0" encoding="${encoding}"?>\n`;
  const writers = {
    rss: () =>
      `${prolog}<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>${title}</title><link>https://${host}/</link><description>d</description><language>${language}</language><ttl>30</ttl>\n${items
        .map(
          ({ title, link, id, at, summary, html }) =>
            `<item><title>${escaped(title)}</title><link>${link}</link><guid isPermaLink="false">${id}</guid><pubDate>${new Date(at).toUTCString()}</pubDate><dc:creator>${name()}</dc:creator><category>World</category><description>${escaped(summary)}</description><content:encoded><![CDATA[${html}]]></content:encoded></item>`,
        )
        .join('\n')}</channel></rss>`,
    atom: () =>
      `${prolog}<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${language}"><title>${title}</title><id>urn:${host}</id><link href="https://${host}/"/><updated>${new Date(NEWEST).toISOString()}</updated>\n${items
        .map(
          ({ title, link, id, at, summary, html }) =>
            `<entry><title>${escaped(title)}</title><link href="${link}"/><id>urn:${id}</id><published>${new Date(at).toISOString()}</published><updated>${new Date(at).toISOString()}</updated><author><name>${name()}</name></author><summary>${escaped(summary)}</summary><content type="html">${escaped(html)}</content></entry>`,
        )
        .join('\n')}</feed>`,
    rdf: () =>
      `${prolog}<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel rdf:about="https://${host}/"><title>${title}</title><link>https://${host}/</link><description>d</description><dc:language>${language}</dc:language></channel>\n${items
        .map(
          ({ title, link, at, summary, html }) =>
            `<item rdf:about="${link}"><title>${escaped(title)}</title><link>${link}</link><dc:date>${new Date(at).toISOString()}</dc:date><description>${escaped(summary)}</description><content:encoded>${escaped(html)}</content:encoded></item>`,
        )
        .join('\n')}</rdf:RDF>`,
    json: () =>
      JSON.stringify({
        version: 'https://jsonfeed.org/version/1.1',
        title,
        home_page_url: `https://${host}/`,
        language,
        items: items.map(({ title, link, id, at, summary, html }) => ({
          id,
          url: link,
          title,
          summary,
          content_html: html,
          date_published: new Date(at).toISOString(),
        })),
      }),
  };
  const text = writers[format]();
  return { name: `${format}-${language}-${seed}`, text, encoding, bytes: encoded(text, encoding) };
}

/** The sets that `parse.ts` measures. */
export function feedSets(): readonly FeedSet[] {
  const formats = ['rss', 'rss', 'rss', 'atom', 'rss', 'rdf', 'rss', 'atom', 'rss', 'json'] as const;
  const many = (count: number, seed: number, shape: (index: number) => FeedShape) =>
    Array.from({ length: count }, (_, index) => inventedFeed(seed + index, shape(index)));
  const tongues = [
    { language: 'uk', encoding: 'windows-1251' },
    { language: 'ru', encoding: 'koi8-r' },
    { language: 'ar', encoding: 'windows-1256' },
    { language: 'ja', encoding: 'shift_jis' },
    { language: 'zh', encoding: 'gb18030' },
    { language: 'de', encoding: 'iso-8859-1' },
    { language: 'fa', encoding: 'utf-8' },
    { language: 'hi', encoding: 'utf-8' },
    { language: 'fr', encoding: 'utf-16le' },
    { language: 'uk', encoding: 'utf-8' },
  ] as const;
  return [
    {
      name: 'typical',
      feeds: many(60, 1_000, (i) => ({
        entries: 30,
        // 50 to 200 KB.
        characters: [700 + (i % 12) * 380, 1_500 + (i % 12) * 400],
        format: formats[i % 10] ?? 'rss',
      })),
    },
    {
      name: 'short',
      feeds: many(400, 2_000, (i) => ({ entries: 6, characters: [60, 120], format: formats[i % 10] ?? 'rss' })),
    },
    { name: 'large', feeds: [inventedFeed(3_000, { entries: 840, characters: [4_200, 4_900] })] },
    {
      name: 'languages',
      feeds: many(60, 4_000, (i) => ({ entries: 30, characters: [700, 2_500], ...(tongues[i % 10] ?? {}) })),
    },
  ];
}

const TABLES = new Map<string, ReadonlyMap<string, readonly number[]>>();

/** Text in an encoding that Node can only read: found by reading every sequence of one and two bytes. */
export function encoded(text: string, encoding: string): Uint8Array {
  if (encoding === 'utf-8') return new TextEncoder().encode(text);
  if (encoding === 'utf-16le') return new Uint8Array(Buffer.from(`\uFEFF${text}`, 'utf16le'));
  const table = TABLES.get(encoding) ?? tableOf(encoding);
  TABLES.set(encoding, table);
  const bytes: number[] = [];
  for (const character of text) bytes.push(...(table.get(character) ?? [0x3f]));
  return Uint8Array.from(bytes);
}

function tableOf(encoding: string): ReadonlyMap<string, readonly number[]> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  const table = new Map<string, readonly number[]>();
  const add = (bytes: readonly number[]) => {
    try {
      const read = decoder.decode(Uint8Array.from(bytes));
      if ([...read].length === 1 && !table.has(read)) table.set(read, bytes);
    } catch {
      // No character has this form.
    }
  };
  for (let one = 0; one < 256; one += 1) add([one]);
  for (let lead = 0x81; lead < 0xff; lead += 1) for (let next = 0x40; next < 0xff; next += 1) add([lead, next]);
  return table;
}
