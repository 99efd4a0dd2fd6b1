import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeComplaints } from '../../src/settings/complaint.ts';
import { complaintsFrom, loadFrom, settingsFrom } from './settings-folder.ts';

describe('settings', () => {
  it('brief the terminal at seven in the system’s zone where nothing else is said', () => {
    const settings = settingsFrom({}, { TZ: 'Europe/Kyiv' });

    expect(settings.destinations).toEqual([
      {
        id: 'console',
        conflicts: 'all',
        plan: { timezone: 'Europe/Kyiv', at: ['07:00'], cron: null },
        stories: 5,
        quietHours: null,
        alerts: null,
        stateMedia: 'label',
        layout: 'thread',
        language: 'en',
        publish: false,
      },
    ]);
    expect(settings.retention).toEqual({ articlesMs: 90 * 86_400_000, bodiesMs: 7 * 86_400_000 });
    expect(settings.feeds).toEqual([]);
  });

  it('refuse a file whose ending nobody reads, in place of passing it over', () => {
    const complaints = complaintsFrom({ 'config/feeds.yml': 'feeds: []\n' });

    expect(complaints).toEqual(['config/feeds.yml |  | the ending ".yml", which is not read | the name feeds.yaml']);
  });

  it('take every key that the design names', () => {
    const settings = settingsFrom({
      'config/sitrep.yaml': `timezone: Europe/Kyiv
language: en
destinations:
  - to: "discord:123456789012345678"
    conflicts: [karsovia-velmar, zahira]
    briefing: { at: ["19:00", "07:00"], timezone: Africa/Khartoum, stories: 3 }
    quietHours: "22:00-06:00"
    alerts: { severity: 0.7, independent: 3, cooldown: 2h }
    stateMedia: separate
    layout: forum
  - to: slack:T0123/C0123ABCD
    briefing: { cron: "0 7 * * mon-fri" }
operators: { discord: ["123456789012345670"], slack: [U0123], notices: "discord:123456789012345679" }
network: { allowPrivate: ["10.0.0.7:8080", "10.20.0.0/16:80", "[fd00::7]:80"] }
retention: { articles: 30d, bodies: 12h }
model: { provider: ollama, url: "http://127.0.0.1:11434", name: small, dailyTokens: 100000 }
`,
    });

    expect(settings.destinations.map(({ id, plan, quietHours, alerts }) => ({ id, plan, quietHours, alerts }))).toEqual(
      [
        {
          id: 'discord:123456789012345678',
          plan: { timezone: 'Africa/Khartoum', at: ['07:00', '19:00'], cron: null },
          quietHours: { from: '22:00', to: '06:00' },
          alerts: { severity: 0.7, independent: 3, cooldownMs: 7_200_000 },
        },
        {
          id: 'slack:T0123/C0123ABCD',
          plan: { timezone: 'Europe/Kyiv', at: [], cron: '0 7 * * mon-fri' },
          quietHours: null,
          alerts: null,
        },
      ],
    );
    expect(settings.operators).toEqual({
      discord: ['123456789012345670'],
      slack: ['U0123'],
      notices: 'discord:123456789012345679',
    });
    expect(settings.retention.bodiesMs).toBe(43_200_000);
    expect(settings.model.provider).toBe('ollama');
  });

  it('take a file that the operator’s folder lacks from the project’s', () => {
    const { feeds, files } = settingsFrom({
      'config/sitrep.yaml': 'language: uk',
      'defaults/feeds.yaml': 'feeds: [{ id: one, url: "https://www.news.example/rss", every: 1h30m }]',
    });

    expect(feeds).toEqual([
      {
        id: 'one',
        outlet: 'news.example',
        url: 'https://www.news.example/rss',
        language: null,
        everyMs: 5_400_000,
        reading: 'full',
        filters: { include: null, exclude: null },
      },
    ]);
    expect(files).toContain('defaults/feeds.yaml');
  });

  it('read the odd shapes of conflicts: names in maps and lists, exclusions in two ways, rows on standby', () => {
    const { background } = settingsFrom({
      'config/conflicts.yaml': `version: 1
display_names: { Ostan: Mirela Ostan }
conflicts:
  - id: lusaba
    name: Lusaba
    tier: 1
    sides: { Lusaba: [Lusaban], Kivora Front: [] }
    places: [Rukoma]
    disambiguate: { not: [South Lusaba] }
  - { id: niger, name: Niger, places: { Gao: }, disambiguate: { niger: { not: [Nigeria] } } }
standby:
  - { id: strait, name: Strait, countries: [TW], places: [Kinmen] }
`,
    });

    expect(
      background.conflicts.map(({ id, tier, not, standby, places }) => ({ id, tier, not, standby, places })),
    ).toEqual([
      { id: 'lusaba', tier: 1, not: ['South Lusaba'], standby: false, places: [{ name: 'Rukoma', aliases: [] }] },
      { id: 'niger', tier: 3, not: ['Nigeria'], standby: false, places: [{ name: 'Gao', aliases: [] }] },
      { id: 'strait', tier: 3, not: [], standby: true, places: [{ name: 'Kinmen', aliases: [] }] },
    ]);
    expect(background.conflicts[0]?.sides[1]).toEqual({ name: 'Kivora Front', aliases: [] });
    expect(background.displayNames.get('Ostan')).toBe('Mirela Ostan');
  });

  it('know an outlet’s kind by its other names, and drop parties to conflicts nobody follows', () => {
    const { background } = settingsFrom({
      'defaults/outlets.yaml': `outlets:
  - { domain: www.Paper.example, name: Paper, kind: newspaper, owner: private, editorial_independence: yes }
  - { domain: agency.example, name: Agency, kind: agency, owner: state, party_to: [zahira, elsewhere] }
  - { domain: new.example, name: New }
`,
      'config/conflicts.yaml': 'conflicts: [{ id: zahira, name: Zahira }]',
    });

    const outlets = [...background.outlets.values()];
    expect(
      outlets.map(({ domain, kind, editorialIndependence, partyTo }) => [domain, kind, editorialIndependence, partyTo]),
    ).toEqual([
      ['paper.example', 'paper', 'yes', []],
      ['agency.example', 'wire', 'unreviewed', ['zahira']],
      ['new.example', 'unreviewed', 'unreviewed', []],
    ]);
  });

  it('take lists of loaded words apart', () => {
    const { lexicon } = settingsFrom({
      'config/lexicon.yaml': `replace:
  "terrorist(s)": fighters
  "surgical / precision strike": strike
  "neutralised, eliminated (people)": said it killed
only_attributed: [genocide, occupation (except as established)]
verbs: { default: said, forbidden_in_own_voice: [admitted] }
place_names: { Kiev: Kyiv, Turkey: Türkiye (config) }
banned_phrases: [only time will tell]
`,
    }).background;

    expect([...lexicon.replace.keys()]).toEqual([
      'terrorist',
      'terrorists',
      'surgical strike',
      'precision strike',
      'neutralised',
      'eliminated',
    ]);
    expect(lexicon.onlyAttributed).toEqual(['genocide', 'occupation']);
    expect(lexicon.placeNames.get('Turkey')).toBe('Türkiye');
  });

  it('are frozen through and through', () => {
    const settings = settingsFrom({});
    expect(Object.isFrozen(settings.destinations[0]?.plan.at)).toBe(true);
    expect(Object.isFrozen(settings.background.conflicts[0])).toBe(true);
  });
});

describe('faults in the settings', () => {
  it('are told all at once, each with file, line, column, key, what was found and what was expected', () => {
    const complaints = complaintsFrom({
      'config/sitrep.yaml': `timezone: Europe/Kiyv
destinations:
  - to: console
    conflicts: [zahria]
    briefing: { at: ["25:00"], cron: "0 7 * * 8", stories: 9 }
    quietHours: 22-06
  - to: console
`,
      'config/feeds.yaml': `feeds:
  - id: one
    url: ftp://news.example/rss
    every: 5m
  - { id: one, url: "https://news.example/b", reading: ful }
`,
    });

    expect(complaints).toEqual([
      'config/feeds.yaml:3:10 | feeds.0.url | "ftp://news.example/rss" | an address that begins with https:// or http://',
      'config/feeds.yaml:4:12 | feeds.0.every | "5m" | at least 15m',
      'config/feeds.yaml:5:11 | feeds.1.id | "one" | another id: feeds.0 has this one',
      'config/feeds.yaml:5:56 | feeds.1.reading | "ful" | one of full, feed, link, off; the nearest is "full"',
      'config/sitrep.yaml:1:11 | timezone | "Europe/Kiyv" | a time zone such as Europe/Kyiv; the nearest is "Europe/Kyiv"',
      'config/sitrep.yaml:4:17 | destinations.0.conflicts.0 | "zahria" | an id of conflicts.yaml; the nearest is "zahira"',
      'config/sitrep.yaml:5:22 | destinations.0.briefing.at.0 | "25:00" | a time from "00:00" to "23:59"',
      'config/sitrep.yaml:5:38 | destinations.0.briefing.cron | "0 7 * * 8" | a day of the week from 0 to 7 in place of "8"',
      'config/sitrep.yaml:5:60 | destinations.0.briefing.stories | 9 | at most 7',
      'config/sitrep.yaml:6:17 | destinations.0.quietHours | "22-06" | hours such as "22:00-06:00"',
      'config/sitrep.yaml:7:9 | destinations.1.to | "console" | another to: destinations.0 has this one',
    ]);
  });

  it('name the line of an unknown key and the nearest known one, inside alternatives too', () => {
    expect(
      complaintsFrom({
        'config/sitrep.yaml': `destinations:
  - to: console
    breifing: { at: ["07:00"] }
    alerts: { independant: 2 }
`,
      }),
    ).toEqual([
      'config/sitrep.yaml:3:5 | destinations.0.breifing | the unknown key "breifing" | a known key; the nearest is "briefing"',
      'config/sitrep.yaml:4:15 | destinations.0.alerts.independant | the unknown key "independant" | a known key; the nearest is "independent"',
    ]);
  });

  it('name all known keys where none is near', () => {
    const [complaint] = complaintsFrom({
      'config/feeds.yaml': 'feeds: [{ id: a, url: "https://a.example/", xyz: 1 }]',
    });
    expect(complaint).toMatch(/xyz.*one of id, outlet, url, language, every, reading, reason, conflicts, filters$/);
  });

  it('refuse a Discord id without quotes before it loses digits', () => {
    expect(
      complaintsFrom({
        'config/sitrep.yaml':
          'destinations: [{ to: 123456789012345678 }]\noperators: { discord: [123456789012345678] }',
      }),
    ).toEqual([
      'config/sitrep.yaml:1:22 | destinations.0.to | 123456789012345678 | text: put it in quotes',
      'config/sitrep.yaml:2:24 | operators.discord.0 | 123456789012345678 | text: put it in quotes',
    ]);
  });

  it.each([
    ['10.0.0.7', '"host:port"'],
    ['0.0.0.0/0:80', 'a smaller network'],
    ['[::]/0:80', '"host:port"'],
    ['[::/0]:80', 'a smaller network'],
    ['169.254.169.254:80', 'no metadata address'],
    ['169.254.169.254/32:80', 'no metadata address'],
    ['metadata.google.internal:80', 'no metadata address'],
    ['[fd00:ec2::254]:80', 'no metadata address'],
    ['10.0.0.7:99999', '"host:port"'],
    ['10.0.0.0/33:80', 'an IP network'],
  ])('refuse to open the inside to %s', (entry, expected) => {
    const [complaint] = complaintsFrom({ 'config/sitrep.yaml': `network: { allowPrivate: ["${entry}"] }` });
    expect(complaint).toContain(expected);
  });

  it.each(['* * * *', '60 * * * *', '*/0 * * * *', '5-1 * * * *', '* * * * mno', '* * 0 * *', 'a b c d e'])(
    'refuse the cron expression %s',
    (cron) => {
      expect(
        complaintsFrom({ 'config/sitrep.yaml': `destinations: [{ to: console, briefing: { cron: "${cron}" } }]` }),
      ).toHaveLength(1);
    },
  );

  it.each(['0 7 * * 1-5', '*/15 6-9,18 1,15 jan-mar sun', '30 0 7 * * *'])('take the cron expression %s', (cron) => {
    expect(
      complaintsFrom({ 'config/sitrep.yaml': `destinations: [{ to: console, briefing: { cron: "${cron}" } }]` }),
    ).toEqual([]);
  });

  it('name the line where a file is no YAML, where a key stands twice, where aliases repeat without end', () => {
    const bomb = [
      'a: &a [x,x,x,x,x,x,x,x,x,x]',
      ...[...'bcdefg'].map((n, i) => `${n}: &${n} [${Array(10).fill(`*${'abcdef'[i]}`)}]`),
    ];
    expect(complaintsFrom({ 'config/feeds.yaml': 'feeds:\n  - id: [one\n' })[0]).toMatch(/^config\/feeds\.yaml:\d/);
    expect(complaintsFrom({ 'config/sitrep.yaml': 'language: en\nlanguage: uk\n' })[0]).toMatch(
      /^config\/sitrep\.yaml:2:1 .*unique/,
    );
    expect(complaintsFrom({ 'config/sitrep.yaml': bomb.join('\n') })).toHaveLength(1);
  });

  it('show the line with a caret, and no password of a feed’s address', () => {
    const loaded = loadFrom({
      'config/feeds.yaml': 'feeds:\n  - { id: a, url: "https://me:hunter2@a.example/", evry: 15m }\n',
    });
    const text = describeComplaints('complaints' in loaded ? loaded.complaints : []);

    expect(text.split('\n')[0]).toContain('config/feeds.yaml:2:');
    expect(text).toContain('evry: 15m');
    expect(text).toMatch(/\n +\^$/);
    expect(text).not.toContain('hunter2');
  });

  it('are told, never thrown, whatever stands in the files', () => {
    fc.assert(
      fc.property(fc.json(), fc.string(), (json, text) => {
        expect(
          loadFrom({ 'config/sitrep.yaml': json, 'config/feeds.yaml': `feeds: ${json}`, 'config/lexicon.yaml': text }),
        ).toBeDefined();
      }),
    );
  });
});

describe.skipIf(!existsSync('../shared/gold'))('the files of ../shared', () => {
  it.each([
    ['conflicts.yaml', '../shared/conflicts.example.yaml'],
    ['lexicon.yaml', '../shared/lexicon.example.yaml'],
    ['conflicts.yaml', '../shared/gold/conflicts.yaml'],
  ])('%s as in %s is taken without complaint', (name, path) => {
    expect(complaintsFrom({ [`config/${name}`]: readFileSync(path, 'utf8') })).toEqual([]);
  });

  it('outlets.yaml beside its conflicts.yaml is taken without complaint', () => {
    const { background } = settingsFrom({
      'config/outlets.yaml': readFileSync('../shared/gold/outlets.yaml', 'utf8'),
      'config/conflicts.yaml': readFileSync('../shared/gold/conflicts.yaml', 'utf8'),
    });
    expect([...background.outlets.values()].filter(({ partyTo }) => partyTo.length > 0)).toHaveLength(1);
  });
});
