import { describe, expect, it } from 'vitest';
import { readAddress } from '../../src/web/addresses.ts';
import { readAllowances } from '../../src/web/allow-private.ts';

const allows = (entries: readonly string[], host: string, address: string, port: number) =>
  readAllowances(entries).allows(host, readAddress(address)!, port);

describe('what an operator lets through', () => {
  it('is one address at one port', () => {
    expect(allows(['10.0.0.7:8080'], '10.0.0.7', '10.0.0.7', 8080)).toBe(true);
    expect(allows(['10.0.0.7:8080'], '10.0.0.8', '10.0.0.8', 8080)).toBe(false);
    expect(allows(['10.0.0.7:8080'], '10.0.0.7', '10.0.0.7', 80)).toBe(false);
    expect(allows(['[fd00::7]:80'], 'fd00::7', 'fd00::7', 80)).toBe(true);
  });

  it('is a range at one port', () => {
    expect(allows(['10.20.0.0/16:80'], '10.20.30.40', '10.20.30.40', 80)).toBe(true);
    expect(allows(['10.20.0.0/16:80'], '10.21.0.1', '10.21.0.1', 80)).toBe(false);
    expect(allows(['[fd12::/16]:80'], 'fd12::1', 'fd12::1', 80)).toBe(true);
  });

  it('is a host by its name, wherever that leads', () => {
    expect(allows(['Intranet.corp:8080'], 'intranet.corp', '10.1.1.1', 8080)).toBe(true);
    expect(allows(['intranet.corp:8080'], 'other.corp', '10.1.1.1', 8080)).toBe(false);
  });

  it('is never where a cloud hands out its credentials', () => {
    expect(allows(['intranet.corp:80'], 'intranet.corp', '169.254.169.254', 80)).toBe(false);
    expect(allows(['100.64.0.0/10:80'], 'x.corp', '100.100.100.200', 80)).toBe(false);
  });

  it.each([
    '0.0.0.0/0',
    '0.0.0.0/0:80',
    '0.0.0.0/1:80',
    '[::]/0:80',
    '[::/0]:80',
    '10.0.0.7',
    '10.0.0.7:0',
    '10.0.0.7:65536',
    '169.254.169.254:80',
    'host name:80',
    '*:80',
    '',
  ])('is refused at the start when it is "%s"', (entry) => {
    expect(() => readAllowances([entry])).toThrow(/network\.allowPrivate/);
  });
});
