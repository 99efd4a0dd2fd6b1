import { createHmac } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSigned } from '../../../src/adapters/slack/signature.ts';
import { NOON } from '../../support/builders.ts';

const ROWS = '../shared/attacks/signatures.jsonl';

interface Row {
  readonly id: string;
  readonly platform: string;
  /** In seconds. */
  readonly now: number;
  readonly secrets: readonly string[];
  readonly headers: Readonly<Record<string, string>>;
  readonly body_base64: string;
  readonly expect: 'accept' | 'reject' | 'accept_once';
  readonly why: string;
}

const rows: readonly Row[] = existsSync(ROWS)
  ? readFileSync(ROWS, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Row)
      .filter(({ platform }) => platform === 'slack')
  : [];

const SECRET = 'a secret';

/** A request as Slack signs it. */
function signed(body: string, at = NOON, secret = SECRET) {
  const timestamp = String(Math.floor(at / 1_000));
  const hash = createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex');
  return { timestamp, signature: `v0=${hash}`, body: Buffer.from(body) };
}

describe.skipIf(rows.length === 0)('the sample of signatures', () => {
  it.each(rows.map((row) => [row.why, row] as const))('%s', (_, row) => {
    const request = {
      timestamp: row.headers['x-slack-request-timestamp'],
      signature: row.headers['x-slack-signature'],
      body: Buffer.from(row.body_base64, 'base64'),
    };

    expect(isSigned(request, row.secrets, row.now * 1_000)).toBe(row.expect !== 'reject');
  });
});

describe('a signature', () => {
  it.each([
    [-300_000, true],
    [300_000, true],
    [-301_000, false],
    [301_000, false],
    [315_000_000_000, false],
  ])('that is %i ms away from our clock counts: %s', (apart, expected) => {
    expect(isSigned(signed('a=1', NOON + apart), [SECRET], NOON)).toBe(expected);
  });

  it('of either secret counts during a rotation, and of none before there is one', () => {
    const request = signed('a=1', NOON, 'the old one');

    expect(isSigned(request, ['the new one', 'the old one'], NOON)).toBe(true);
    expect(isSigned(request, ['the new one'], NOON)).toBe(false);
    expect(isSigned(request, [], NOON)).toBe(false);
  });

  it.each(['', ' 1773403200', '1773403200 ', '1.7734032e9', '-1773403200', '٣', '17734032000000000000'])(
    'with the time %j does not count',
    (timestamp) => {
      const request = signed('a=1');

      expect(isSigned({ ...request, timestamp }, [SECRET], NOON)).toBe(false);
    },
  );

  it('that is there twice does not count', () => {
    const { timestamp, signature, body } = signed('a=1');

    expect(isSigned({ timestamp, signature: [signature, signature], body }, [SECRET], NOON)).toBe(false);
    expect(isSigned({ timestamp: [timestamp], signature, body }, [SECRET], NOON)).toBe(false);
  });

  it('is over the bytes that came, whatever they are', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 200 }),
        fc.nat(),
        fc.integer({ min: 1, max: 255 }),
        (bytes, place, change) => {
          const body = Buffer.from(bytes);
          const timestamp = String(NOON / 1_000);
          const hash = createHmac('sha256', SECRET).update(`v0:${timestamp}:`).update(body).digest('hex');
          const signature = `v0=${hash}`;
          const other = body.length === 0 ? Buffer.from('x') : Buffer.from(body);
          if (body.length > 0) other[place % body.length] = ((other[place % body.length] ?? 0) + change) % 256;

          expect(isSigned({ timestamp, signature, body }, [SECRET], NOON)).toBe(true);
          expect(isSigned({ timestamp, signature, body: other }, [SECRET], NOON)).toBe(false);
        },
      ),
    );
  });
});
