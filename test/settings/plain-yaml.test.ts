import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDocument } from 'yaml';
import { readPlainYaml } from '../../src/settings/plain-yaml.ts';

const files = readdirSync('config').filter((name) => name.endsWith('.yaml'));
const texts = files.map((name) => readFileSync(`config/${name}`, 'utf8'));

describe('the plain part of YAML', () => {
  it.each(files.map((name, i) => [name, texts[i] ?? ''] as const))(
    'is all that %s needs, so that no start waits for the library',
    (_, text) => {
      expect(readPlainYaml(text)).toEqual(parseDocument(text).toJS());
    },
  );

  it.each([
    [
      'maps and lists',
      'a:\n  - b\n  - c: d\n    e: f\n  - [g, "h", \'it\'\'s\']\ni: { j: k, "l m": { n: null } } # o\n',
    ],
    ['numbers and other words', 'a: 12\nb: true\nc: Null\nd: 07:00\ne: 15m\nf: 2026-11-23\ng: yes\nh:\n'],
    ['remarks', '# a\nb: c # d\ne: f#g\n# h\ni:  # j\n  - k # l\n'],
    ['a value below its key', 'a:\n  [b, c]\nd: e\n'],
  ])('reads %s as the library does', (_, text) => {
    const read = readPlainYaml(text);

    expect(read).toBeDefined();
    expect(read).toEqual(parseDocument(text).toJS());
  });

  it.each([
    ['a tab', 'a:\tb\n'],
    ['an anchor', 'a: &x b\nc: *x\n'],
    ['a tag', 'a: !!str 1\n'],
    ['a text of several lines', 'a: |\n  b\n'],
    ['a value that goes on below', 'a: b\n  c\n'],
    ['a key that stands twice', 'a: b\na: c\n'],
    ['an escape', 'a: "b\\n"\n'],
    ['a document mark', '---\na: b\n'],
    ['a bracket that is not closed', 'a: [b\n'],
    ['a colon in bare words', 'a: b: c\n'],
    ['rows that do not stand below each other', 'a:\n  b: c\n d: e\n'],
    ['a number that is not simple', 'a: 0x10\n'],
    ['a name of JavaScript', '__proto__: a\n'],
    ['nothing', '# only a remark\n'],
  ])('leaves %s to the library', (_, text) => {
    const read = readPlainYaml(text);

    expect(read).toBeUndefined();
  });

  it('never reads a file otherwise than the library, whatever is done to it', () => {
    const pieces = [
      ...'-:#[]{},"\'& *!|>%@`?~.01 \nab',
      '  ',
      '\n  ',
      '\n- ',
      ': ',
      ' #',
      '- ',
      'null',
      '1.5',
      '"a"',
      'é',
    ];
    const rows = texts.flatMap((text) => text.split('\n')).filter((row) => /^[\w ]/.test(row) && row.length < 300);
    const written = fc.oneof(
      fc.array(fc.constantFrom(...pieces), { maxLength: 20 }).map((parts) => parts.join('')),
      fc.array(fc.constantFrom(...rows), { minLength: 1, maxLength: 3 }).map((some) => some.join('\n')),
    );
    const edit = fc.record({ at: fc.nat(600), cut: fc.nat(3), put: fc.constantFrom(...pieces, '') });

    fc.assert(
      fc.property(written, fc.array(edit, { maxLength: 3 }), (text, edits) => {
        const edited = edits.reduce(
          (now, { at, cut, put }) => now.slice(0, at) + put + now.slice(at + cut),
          text.replace(/^ +/, ''),
        );
        const read = readPlainYaml(edited);
        if (read === undefined) return;
        const document = parseDocument(edited);
        expect(document.errors.concat(document.warnings as never)).toEqual([]);
        expect(read).toEqual(document.toJS());
      }),
      { numRuns: 2_000 },
    );
  });

  it('reads a value of any length in one pass', () => {
    const long = (n: number) => `a: [${'word, '.repeat(n)}end] # ${'#'.repeat(n)}\nb: ${'x y '.repeat(n)}z\n`;

    expect(readPlainYaml(long(100_000))).toHaveProperty('a.100000', 'end');
  });
});
