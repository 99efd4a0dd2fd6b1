import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isMetadata, isPublic, readAddress, readRange } from '../../src/web/addresses.ts';

/** The table of `promises.md` S2 as [first, last] in numbers, written down a second time and compared without a library. */
const DENIED_V4: readonly (readonly [number, number])[] = [
  [0x00000000, 0x00ffffff],
  [0x0a000000, 0x0affffff],
  [0x64400000, 0x647fffff],
  [0x7f000000, 0x7fffffff],
  [0xa9fe0000, 0xa9feffff],
  [0xac100000, 0xac1fffff],
  [0xc0000000, 0xc00000ff],
  [0xc0000200, 0xc00002ff],
  [0xc01fc400, 0xc01fc4ff],
  [0xc034c100, 0xc034c1ff],
  [0xc0586300, 0xc05863ff],
  [0xc0a80000, 0xc0a8ffff],
  [0xc0af3000, 0xc0af30ff],
  [0xc6120000, 0xc613ffff],
  [0xc6336400, 0xc63364ff],
  [0xcb007100, 0xcb0071ff],
  [0xe0000000, 0xffffffff],
  [0xa83f8110, 0xa83f8110],
];
const dotted = (number: number) => [24, 16, 8, 0].map((shift) => (number >>> shift) & 0xff).join('.');
const grouped = (groups: readonly number[]) => groups.map((group) => group.toString(16)).join(':');
const isAllowed = (text: string) => isPublic(readAddress(text)!);

describe('the public network', () => {
  it('ends exactly where each reserved range begins and begins where it ends', () => {
    const inside = (number: number) => DENIED_V4.some(([first, last]) => number >= first && number <= last);
    for (const [first, last] of DENIED_V4) {
      for (const number of [first - 1, first, last, last + 1]) {
        if (number < 0 || number > 0xffffffff) continue;
        expect(isAllowed(dotted(number)), dotted(number)).toBe(!inside(number));
      }
    }
  });

  it.each([
    [
      '2000::/3',
      '1fff:ffff:ffff:ffff:ffff:ffff:ffff:ffff',
      '2000::',
      '3fff:ffff:ffff:ffff:ffff:ffff:ffff:ffff',
      '4000::',
    ],
    [
      '2001::/23',
      '2000:ffff:ffff:ffff:ffff:ffff:ffff:ffff',
      '2001::',
      '2001:1ff:ffff:ffff:ffff:ffff:ffff:ffff',
      '2001:200::',
    ],
    [
      '2001:db8::/32',
      '2001:db7:ffff:ffff:ffff:ffff:ffff:ffff',
      '2001:db8::',
      '2001:db8:ffff:ffff:ffff:ffff:ffff:ffff',
      '2001:db9::',
    ],
    [
      '2002::/16',
      '2001:ffff:ffff:ffff:ffff:ffff:ffff:ffff',
      '2002::',
      '2002:ffff:ffff:ffff:ffff:ffff:ffff:ffff',
      '2003::',
    ],
    [
      '2620:4f:8000::/48',
      '2620:4f:7fff:ffff:ffff:ffff:ffff:ffff',
      '2620:4f:8000::',
      '2620:4f:8000:ffff:ffff:ffff:ffff:ffff',
      '2620:4f:8001::',
    ],
    [
      '3ffe::/16',
      '3ffd:ffff:ffff:ffff:ffff:ffff:ffff:ffff',
      '3ffe::',
      '3ffe:ffff:ffff:ffff:ffff:ffff:ffff:ffff',
      '3fff:1000::',
    ],
    ['3fff::/20', '3ffd::', '3fff::', '3fff:fff:ffff:ffff:ffff:ffff:ffff:ffff', '3fff:1000::'],
  ])('begins and ends in IPv6 where %s does', (range, before, first, last, behind) => {
    const isHole = range !== '2000::/3';

    expect([before, first, last, behind].map(isAllowed)).toEqual([isHole, !isHole, !isHole, isHole]);
  });

  it('agrees with an independent table on any IPv4 address', () => {
    const near = fc
      .tuple(fc.constantFrom(...DENIED_V4.flat()), fc.integer({ min: -300, max: 300 }))
      .map(([edge, away]) => (edge + away) >>> 0);
    fc.assert(
      fc.property(fc.oneof(near, fc.nat(0xffffffff)), (number) => {
        const denied = DENIED_V4.some(([first, last]) => number >= first && number <= last);
        expect(isAllowed(dotted(number))).toBe(!denied);
      }),
      { numRuns: 20_000 },
    );
  });

  it('agrees with an independent table on any IPv6 address', () => {
    const group = fc.nat(0xffff);
    const first = fc.oneof(group, fc.constantFrom(0x2000, 0x2001, 0x2002, 0x2620, 0x3fff, 0x3ffe, 0xfe80, 0x64, 0));
    const second = fc.oneof(group, fc.constantFrom(0, 0xdb8, 0x1ff, 0x200, 0x4f, 0xfff, 0x1000, 0xff9b));
    const third = fc.oneof(group, fc.constantFrom(0x8000));
    fc.assert(
      fc.property(fc.tuple(first, second, third, group, group, group, group, group), (groups) => {
        const [a, b, c] = groups;
        const denied =
          (a & 0xe000) !== 0x2000 ||
          (a === 0x2001 && b < 0x200) ||
          (a === 0x2001 && b === 0xdb8) ||
          a === 0x2002 ||
          (a === 0x3fff && b < 0x1000) ||
          a === 0x3ffe ||
          (a === 0x2620 && b === 0x4f && c === 0x8000);
        expect(isAllowed(grouped(groups)), grouped(groups)).toBe(!denied);
      }),
      { numRuns: 20_000 },
    );
  });

  it('holds no IPv4 address in the clothes of IPv6, not even a public one', () => {
    for (const clothed of ['::ffff:93.184.216.34', '::93.184.216.34', '64:ff9b::93.184.216.34', '2002:5db8:d822::']) {
      expect(isAllowed(clothed), clothed).toBe(false);
    }
  });
});

describe('an address', () => {
  it.each(['127.1', '0x7f.0.0.1', '0177.0.0.1', '2130706433', '1.2.3', '1.2.3.256', 'fe80::1%eth0', 'example', ''])(
    'is not read from "%s"',
    (text) => {
      expect(readAddress(text)).toBeNull();
    },
  );

  it('is recognised as a cloud’s own, in any clothes', () => {
    for (const text of [
      '169.254.169.254',
      '169.254.170.2',
      '168.63.129.16',
      '100.100.100.200',
      '192.0.0.192',
      'fd00:ec2::254',
      '::ffff:169.254.169.254',
      'fe80::1',
    ]) {
      expect(isMetadata(readAddress(text)!), text).toBe(true);
    }
    expect(isMetadata(readAddress('10.0.0.7')!)).toBe(false);
  });
});

describe('a range', () => {
  it.each(['10.0.0.0/33', '10.0.0.0/', '10.0.0.0/8/8', '10.0.0/8', '::/129', 'x/8'])(
    'is not read from "%s"',
    (text) => {
      expect(readRange(text)).toBeNull();
    },
  );
});
