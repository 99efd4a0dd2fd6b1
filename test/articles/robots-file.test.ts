import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comparedPath, fitsPattern, pathPattern } from '../../src/articles/path-patterns.ts';
import { readRobots, robotsRefusal } from '../../src/articles/robots-file.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

/** Whether a robots.txt lets us read a path. */
function allows(file: string | Uint8Array, path: string): boolean {
  const robots = readRobots(typeof file === 'string' ? bytes(file) : file);
  return robotsRefusal(robots, new URL(path, 'https://meridianwire.example')) === null;
}

describe('a robots.txt', () => {
  it('closes what it disallows to everybody, and says by which line', () => {
    const robots = readRobots(bytes('User-agent: *\nDisallow: /archive/\n'));

    expect(robotsRefusal(robots, new URL('https://a.example/archive/1'))).toBe('Disallow: /archive/');
    expect(robotsRefusal(robots, new URL('https://a.example/news/1'))).toBeNull();
  });

  it('speaks to us by our name before it speaks to everybody, in any case and with any version', () => {
    const file =
      'User-agent: *\nDisallow: /\n\nUSER-AGENT: SiteRep\nDisallow: /a\n\nuser-agent: SitRep/2.0 (news)\nDisallow: /b';

    expect([allows(file, '/a'), allows(file, '/b'), allows(file, '/c')]).toEqual([true, false, true]);
  });

  it('is not for us where another name begins like ours', () => {
    expect(allows('User-agent: sitrep-images\nDisallow: /', '/a')).toBe(true);
    expect(allows('User-agent: sit\nDisallow: /', '/a')).toBe(true);
  });

  it('counts groups of one name as one', () => {
    const file =
      'User-agent: sitrep\nDisallow: /a\n\nUser-agent: other\nDisallow: /\n\nUser-agent: sitrep\nDisallow: /b';

    expect(['/a', '/b', '/c'].map((path) => allows(file, path))).toEqual([false, false, true]);
  });

  it('may speak to several names at once, with other lines and comments between them', () => {
    const file =
      'User-agent: other\n# and\nSitemap: https://a.example/map.xml\n\nCrawl-delay: 3\nUser-agent: sitrep\nDisallow: /a';

    expect(allows(file, '/a')).toBe(false);
  });

  it('lets the longest rule decide, and of two as long the one that allows', () => {
    const longer = 'User-agent: *\nDisallow: /news\nAllow: /news/open\nDisallow: /news/open/no';
    const alike = 'User-agent: *\nDisallow: /page\nAllow: /page';

    expect(['/news/1', '/news/open/1', '/news/open/no/1'].map((path) => allows(longer, path))).toEqual([
      false,
      true,
      false,
    ]);
    expect(allows(alike, '/page')).toBe(true);
  });

  it('allows everything where it is empty, names nobody, or disallows nothing', () => {
    for (const file of [
      '',
      '\n\n',
      'Disallow: /',
      'User-agent: *\nDisallow:',
      'User-agent: sitrep\n\nUser-agent: *\nDisallow: /',
    ]) {
      expect(allows(file, '/a'), file).toBe(!file.includes('sitrep'));
    }
    expect(allows('User-agent: sitrep\nAllow: /\n\nUser-agent: *\nDisallow: /', '/a')).toBe(true);
  });

  it('is read with a mark at its beginning, with lines of any system, with the mistakes people make', () => {
    for (const file of [
      '\uFEFFUser-agent: *\nDisallow: /a',
      'User-agent: *\r\nDisallow: /a\r\n',
      'User-agent: *\rDisallow: /a\r',
      '  user-agent :  *  # all\n  disallow :  /a   # not this',
      'Useragent: *\nDissallow: /a',
    ]) {
      expect(allows(file, '/a'), JSON.stringify(file)).toBe(false);
      expect(allows(file, '/b'), JSON.stringify(file)).toBe(true);
    }
  });

  it('is read in UTF-16, in which some editors save it', () => {
    const text = 'User-agent: *\nDisallow: /a';
    const little = new Uint8Array([0xff, 0xfe, ...[...text].flatMap((character) => [character.charCodeAt(0), 0])]);
    const big = new Uint8Array([0xfe, 0xff, ...[...text].flatMap((character) => [0, character.charCodeAt(0)])]);

    expect([allows(little, '/a'), allows(big, '/a'), allows(big, '/b')]).toEqual([false, false, true]);
  });

  it('says nothing where it is a page, or bytes', () => {
    const page = '<!doctype html><html><head><title>Not found</title></head><body><p>User-agent: *</p></body></html>';
    const noise = new Uint8Array(10_000).map((_, index) => (index * 7_919) & 255);

    expect([allows(page, '/a'), allows(noise, '/a')]).toEqual([true, true]);
  });

  it('means the same by every spelling of a path', () => {
    for (const [rule, path, closed] of [
      ['/a/%7euser', '/a/~user', true],
      ['/a/~user', '/a/%7Euser', true],
      ['/%61bc', '/abc', true],
      ['/caf%c3%a9', '/café', true],
      ['/café', '/caf%C3%A9', true],
      ['/новини', '/%D0%BD%D0%BE%D0%B2%D0%B8%D0%BD%D0%B8/1', true],
      ['/a%2fb', '/a/b', false],
      ['/a%2Fb', '/a%2fb', true],
      ['/a b', '/a%20b', true],
      ['/{id}', '/%7Bid%7D', true],
      ['/search?q=', '/search?q=1', true],
      ['/a%2A', '/a*b', true],
      ['/a%2A', '/axb', false],
      ['/cash-%24', '/cash-$', true],
      ['/cash-$x', '/cash-$x', true],
      ['/A', '/a', false],
    ] as const) {
      expect(allows(`User-agent: *\nDisallow: ${rule}`, path), `${rule} ${path}`).toBe(!closed);
    }
  });

  it('closes by stars and by ends', () => {
    for (const [rule, path, closed] of [
      ['*', '/a', true],
      ['/*.pdf$', '/a/b.pdf', true],
      ['/*.pdf$', '/a/b.pdf?x', false],
      ['/a/*/c', '/a/b/c/d', true],
      ['/a/*/c', '/a/c', false],
      ['/*?', '/a?b', true],
      ['/$', '/', true],
      ['/$', '/a', false],
      ['/a*a$', '/aa', true],
      ['/a*a$', '/a', false],
      ['/*ab*ab$', '/ab', false],
      ['/***b', '/aab', true],
    ] as const) {
      expect(allows(`User-agent: *\nDisallow: ${rule}`, path), `${rule} ${path}`).toBe(!closed);
    }
  });

  it('says how long to wait between two pages, and is believed up to half a minute', () => {
    const delay = (value: string) => readRobots(bytes(`User-agent: *\nCrawl-delay: ${value}\nDisallow:`)).delayMs;

    expect(['10', '2.5', '86400', '0', '-1', 'soon', '1e9', ''].map(delay)).toEqual([
      10_000,
      2_500,
      30_000,
      null,
      null,
      null,
      null,
      null,
    ]);
  });

  it('refuses by a content signal what we do, and not the training that we do not', () => {
    const refused = (line: string) =>
      robotsRefusal(readRobots(bytes(`User-agent: *\n${line}\nAllow: /`)), new URL('https://a.example/news/1'));

    expect(refused('Content-Signal: search=yes, ai-train=no')).toBeNull();
    expect(refused('Content-signal: search=yes,ai-input=no')).toBe('Content-Signal: ai-input=no');
    expect(refused('Content-Signal: search = no')).toBe('Content-Signal: search=no');
    expect(refused('Content-Signal: /archive search=no')).toBeNull();
    expect(refused('Content-Signal: /news search=no')).toBe('Content-Signal: search=no');
  });
});

describe('a hostile robots.txt', () => {
  const long = `/${'a'.repeat(2_000)}`;

  it('is read up to 500 KiB, and never by half a line', () => {
    const filler = `# ${'x'.repeat(96)}\n`;
    const before = `User-agent: *\n${filler.repeat(5_100)}`;
    const whole = `${before}Disallow: /a\n${filler.repeat(1_000)}`;
    const tail = `User-agent: *\n${'#'.repeat(500 * 1_024 - 26)}\nDisallow: /archive\n`;

    expect(allows(whole, '/a')).toBe(false);
    // "Disallow: /" is all that stands before the mark.
    expect(bytes(tail).length).toBeGreaterThan(500 * 1_024);
    expect(allows(tail, '/news')).toBe(true);
    expect(allows(new Uint8Array(10_000_000).fill(0x41), '/a')).toBe(true);
  });

  it('decides at once, whatever its patterns', () => {
    const files = [
      `Disallow: /${'*a'.repeat(1_000)}b`.concat('\n').repeat(200),
      Array.from({ length: 250 }, (_, index) => `Disallow: /${'*a'.repeat(900)}${index}$`).join('\n'),
      Array.from({ length: 400 }, (_, index) => `Disallow: /*${'a'.repeat(1_000)}b${index}`).join('\n'),
      Array.from({ length: 3_900 }, (_, index) => `Disallow: /*${'a'.repeat(60)}b${index}$`).join('\n'),
    ];
    for (const file of files) {
      const robots = readRobots(bytes(`User-agent: *\n${file}`));

      // Tried in every way, one of these takes longer than any test may.
      expect(robots.rules.length).toBeGreaterThan(0);
      expect(robotsRefusal(robots, new URL(long, 'https://a.example'))).toBeNull();
    }
  });

  it('with thousands of starred rules closes everything rather than being obeyed in part', () => {
    const rules = Array.from({ length: 100_000 }, (_, index) => `Allow: /*${index.toString(36)}$`).join('\n');
    const plain = Array.from({ length: 20_000 }, (_, index) => `Disallow: /${index.toString(36)}/`).join('\n');

    expect(allows(`User-agent: *\n${rules}`, '/a')).toBe(false);
    expect(allows(`User-agent: *\n${plain}`, '/zz/1')).toBe(false);
    expect(allows(`User-agent: *\n${plain}`, '/zz-1')).toBe(true);
  });

  it('throws nothing, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.webPath(), (body, path) => {
        const robots = readRobots(body);
        const said = robotsRefusal(robots, new URL(`https://a.example/${path}`));
        expect(said === null || said.length > 0).toBe(true);
      }),
    );
    const line = fc.oneof(
      fc.constantFrom('User-agent: *', 'User-agent: sitrep', 'user-agent:', 'Sitemap: x', '', 'Disallow', ':', '#'),
      fc.string({ maxLength: 20 }).map((path) => `Disallow: ${path}`),
      fc.string({ unit: 'binary', maxLength: 20 }).map((path) => `Allow: /${path}`),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 20 }), fc.webPath(), (lines, path) => {
        const robots = readRobots(bytes(lines.join('\n')));
        const said = robotsRefusal(robots, new URL(`https://a.example/${path}`));
        expect(said === null || said.startsWith('Disallow: ')).toBe(true);
      }),
    );
  });
});

/** Whether a path fits a pattern, told the slow way: every place is tried for every character. */
function fitsSlowly(path: string, pattern: string): boolean {
  let reached = new Set([0]);
  for (const [index, character] of [...pattern].entries()) {
    if (character === '$' && index === pattern.length - 1) return reached.has(path.length);
    const next = new Set<number>();
    for (const at of reached) {
      if (character === '*') for (let to = at; to <= path.length; to += 1) next.add(to);
      else if (path[at] === character) next.add(at + 1);
    }
    reached = next;
  }
  return reached.size > 0;
}

describe('patterns of paths', () => {
  const few = (letters: string) => fc.string({ unit: fc.constantFrom(...letters), maxLength: 12 });

  it('fit as they do when every way is tried', () => {
    fc.assert(
      fc.property(few('ab/'), few('ab/*$'), (path, pattern) => {
        const written = pathPattern(`/${pattern}`);
        expect(fitsPattern(`/${path}`, written)).toBe(fitsSlowly(`/${path}`, written));
      }),
      { numRuns: 5_000 },
    );
  });

  it('obey the rule that says most, as it would be found by looking through all of them', () => {
    const rule = fc.record({ allow: fc.boolean(), pattern: few('ab*$') });
    fc.assert(
      fc.property(fc.array(rule, { maxLength: 8 }), few('ab'), (rules, path) => {
        const file = rules.map(({ allow, pattern }) => `${allow ? 'Allow' : 'Disallow'}: /${pattern}`).join('\n');
        const fitting = rules
          .map(({ allow, pattern }) => ({ allow, written: pathPattern(`/${pattern}`) }))
          .filter(({ written }) => fitsSlowly(`/${path}`, written));
        const most = Math.max(0, ...fitting.map(({ written }) => written.length));
        const deciding = fitting.filter(({ written }) => written.length === most);

        expect(allows(`User-agent: *\n${file}`, `/${path}`)).toBe(
          deciding.length === 0 || deciding.some(({ allow }) => allow),
        );
      }),
      { numRuns: 2_000 },
    );
  });

  it('are the same however the same octets are spelled', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'ab~-._é語'), minLength: 1, maxLength: 8 }), (path) => {
        const escaped = [...new TextEncoder().encode(path)].map((octet) => `%${octet.toString(16).padStart(2, '0')}`);
        const url = new URL(`https://a.example/x${path}`);

        expect(pathPattern(`/x${escaped.join('')}`)).toBe(comparedPath(url));
        expect(pathPattern(`/x${path}`)).toBe(comparedPath(url));
      }),
    );
  });
});
