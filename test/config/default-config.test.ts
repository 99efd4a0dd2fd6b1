import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { unreviewedOutlet } from '../../src/articles/outlet.ts';
import type { Feed } from '../../src/feeds/feed.ts';
import { describeComplaints } from '../../src/settings/complaint.ts';
import { loadSettings } from '../../src/settings/load-settings.ts';

const projectDir = join(import.meta.dirname, '..', '..');
const shared = join(projectDir, '../shared/feeds.csv');

const loaded = loadSettings({
  env: {},
  configDir: join(projectDir, 'config'),
  defaultsDir: join(projectDir, 'config'),
  exists: existsSync,
  readFile: (path) => readFileSync(path, 'utf8'),
});
if ('complaints' in loaded) throw new Error(describeComplaints(loaded.complaints));
const { feeds, background, destinations } = loaded.settings;
const on = feeds.filter(({ reading }) => reading !== 'off');
const outletOf = ({ outlet }: Feed) => background.outlets.get(outlet) ?? unreviewedOutlet(outlet);

/** For each conflict: feeds close to its sides, and feeds beside them. Where a list is empty, ours has none that is alive. */
const COVERAGE: Readonly<Record<string, { readonly sides: readonly string[]; readonly beside: readonly string[] }>> = {
  'russia-ukraine': { sides: ['ukrainska-pravda-english', 'meduza-english'], beside: ['bbc-world', 'lsm-english'] },
  'israel-palestine': {
    sides: ['haaretz-english', 'ynet-flash', '972-magazine'],
    beside: ['bbc-middle-east', 'bbc-arabic'],
  },
  'israel-lebanon': { sides: ['haaretz-english', 'an-nahar'], beside: ['france24-arabic'] },
  'iran-us-israel': { sides: ['iranwire', 'pbs-world', 'jerusalem-post-israel'], beside: ['amwaj', 'bbc-middle-east'] },
  'yemen-red-sea': { sides: [], beside: ['bbc-arabic', 'un-news-middle-east'] },
  syria: { sides: ['enab-baladi-english', 'north-press'], beside: ['syria-direct', 'bbc-arabic'] },
  sudan: { sides: ['dabanga', 'sudans-post', 'darfur24'], beside: ['bbc-africa', 'bbc-arabic'] },
  'ethiopia-eritrea': { sides: ['ethiopia-insight'], beside: ['east-african', 'bbc-africa'] },
  'drc-east': { sides: ['actualite-cd'], beside: ['east-african', 'rfi-africa'] },
  'central-sahel': { sides: ['studio-tamani', 'lefaso'], beside: ['rfi-africa', 'france24-africa'] },
  'nigeria-lake-chad': { sides: ['premium-times', 'daily-trust'], beside: ['bbc-africa'] },
  somalia: { sides: [], beside: ['east-african', 'bbc-africa'] },
  myanmar: { sides: ['irrawaddy', 'myanmar-now', 'dvb-english'], beside: ['bbc-asia', 'diplomat'] },
  'afghanistan-pakistan': { sides: ['dawn', 'amu-tv'], beside: ['diplomat', 'bbc-asia'] },
  haiti: { sides: [], beside: ['bbc-latin-america', 'el-pais'] },
  'venezuela-us': { sides: ['npr-world'], beside: ['bbc-latin-america', 'el-pais'] },
};

describe('the configuration that comes with the project', () => {
  it('reads at least sixty feeds of at least twenty countries', () => {
    expect(on.length).toBeGreaterThanOrEqual(60);
    expect(new Set(on.map((feed) => outletOf(feed).country)).size).toBeGreaterThanOrEqual(20);
  });

  it('knows the outlet of every feed', () => {
    expect(feeds.filter(({ outlet }) => !background.outlets.has(outlet))).toEqual([]);
  });

  it('reads nothing that a state or a party to a conflict controls until an operator says so', () => {
    const controlled = on.filter((feed) => {
      const { owner, partyTo } = outletOf(feed);
      return owner === 'state' || owner === 'party' || partyTo.length > 0;
    });
    expect(controlled.map(({ id }) => id)).toEqual([]);
  });

  it('labels what states and parties control, should an operator read it', () => {
    for (const domain of ['tass.com', 'irna.ir', 'sana.sy', 'ukrinform.net', 'idf.il', 'palinfo.com'] as const) {
      const outlet = [...background.outlets.values()].find((one) => one.domain === domain);
      expect([domain, outlet?.editorialIndependence, outlet?.partyTo.length]).toEqual([
        domain,
        'none',
        expect.any(Number),
      ]);
      expect(outlet?.partyTo).not.toEqual([]);
    }
  });

  it('hears, for each conflict, those close to its sides and those beside them', () => {
    const followed = background.conflicts.filter(({ standby }) => !standby).map(({ id }) => id as string);
    expect(Object.keys(COVERAGE).toSorted()).toEqual(followed.toSorted());
    const ids = new Set(on.map(({ id }) => id as string));
    for (const { sides, beside } of Object.values(COVERAGE)) {
      expect([...sides, ...beside].filter((id) => !ids.has(id))).toEqual([]);
      expect(beside).not.toEqual([]);
    }
  });

  it('reads each conflict’s languages where it can: English, Arabic, Russian, Hebrew, French, Spanish', () => {
    const languages = new Set(on.map(({ language }) => language));
    for (const language of ['en', 'ar', 'ru', 'he', 'fr', 'es']) expect(languages).toContain(language);
  });

  it('names places and people of every conflict it follows', () => {
    expect(background.conflicts.filter(({ places }) => places.length === 0)).toEqual([]);
    expect(background.lexicon.bannedPhrases.length).toBeGreaterThan(5);
    expect(background.lexicon.replace.get('surgical strike')).toBe('strike');
  });

  it('briefs the terminal, so that it runs without an account', () => {
    expect(destinations.map(({ id }) => id)).toEqual(['console']);
  });
});

/** The list, or nothing where it is absent: a skipped suite is still read. */
function rowsOfList() {
  return existsSync(shared) ? readCsv(readFileSync(shared, 'utf8')) : [];
}

describe.skipIf(!existsSync(shared))(
  'the feeds that come with the project, beside the list in ../shared/feeds.csv',
  () => {
    const rows = new Map(rowsOfList().map((row) => [row.feed_url, row]));

    it('are native addresses of that list which were checked alive', () => {
      const wrong = feeds.filter(({ url }) => {
        const row = rows.get(url);
        return row?.url_kind !== 'native' || row.checked_ok === 'not checked';
      });
      expect(wrong.map(({ id }) => id)).toEqual([]);
    });

    it('show only the link where the publisher’s terms restrict more', () => {
      const restricted = on.filter(({ url }) => rows.get(url)?.terms_flag !== '');
      expect(restricted.length).toBeGreaterThan(0);
      expect(restricted.filter(({ reading }) => reading !== 'link')).toEqual([]);
    });

    it('are none of a state where the list says so', () => {
      const labels = on.map(({ url }) => rows.get(url)?.label ?? '');
      expect(labels.filter((label) => /^(?:state|government)/.test(label))).toEqual([]);
    });
  },
);

/** Rows of a CSV with quoted fields, by the names in its first line. */
function readCsv(text: string): readonly Readonly<Record<string, string>>[] {
  const [names = [], ...rows] = text
    .trim()
    .split('\n')
    .map((line) =>
      [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain]) => quoted ?? plain ?? ''),
    );
  return rows.map((row) => Object.fromEntries(names.map((name, index) => [name, row[index] ?? ''])));
}
