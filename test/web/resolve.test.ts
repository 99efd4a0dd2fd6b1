import { afterEach, describe, expect, it } from 'vitest';
import { createResolver, withinLimit } from '../../src/web/resolve.ts';
import { type Names, startNameServer } from '../support/name-server.ts';

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

const unasked = () => Promise.reject(new Error('the machine was asked'));

async function asking(names: Names, system: () => Promise<readonly { address: string }[]> = unasked) {
  const server = await startNameServer(names);
  const resolver = createResolver({ servers: [server.address], system });
  closing.push(server.close, resolver.close);
  return { ...resolver, server };
}

describe('a name', () => {
  it('has the addresses of both kinds that its server tells, those of IPv4 first', async () => {
    const { resolve } = await asking((_, family) =>
      family === 4 ? ['93.184.216.34', '93.184.216.35'] : ['2606:2800:21f:cb07:6820:80da:af6b:8b2c'],
    );

    expect(await resolve('wire.example', false)).toEqual([
      { address: '93.184.216.34' },
      { address: '93.184.216.35' },
      { address: '2606:2800:21f:cb07:6820:80da:af6b:8b2c' },
    ]);
  });

  it('is asked for anew each time: what was true a minute ago is not', async () => {
    let asked = 0;
    const { resolve, server } = await asking((_, family) => (family === 4 ? [`93.184.216.${++asked}`] : []));

    expect(await resolve('wire.example', false)).toEqual([{ address: '93.184.216.1' }]);
    expect(await resolve('wire.example', false)).toEqual([{ address: '93.184.216.2' }]);
    expect(server.asked.filter((question) => question === 'A wire.example')).toHaveLength(2);
  });

  it('that hangs keeps no other waiting, however many there are', async () => {
    const { resolve } = await asking((host, family) =>
      host.startsWith('dead') ? 'silence' : family === 4 ? ['93.184.216.34'] : [],
    );
    let given = 0;
    const dead = Array.from({ length: 60 }, (_, index) =>
      resolve(`dead-${index}.example`, false).catch(() => {
        given += 1;
      }),
    );

    expect(await resolve('wire.example', false)).toEqual([{ address: '93.184.216.34' }]);
    expect(given).toBe(0);
    closing.at(-1)?.();
    await Promise.all(dead);
    expect(given).toBe(60);
  });

  it('of IPv4 does not wait for a server that says nothing of IPv6', async () => {
    const { resolve } = await asking((_, family) => (family === 4 ? ['93.184.216.34'] : 'silence'));

    expect(await resolve('wire.example', false)).toEqual([{ address: '93.184.216.34' }]);
  });

  it('that no server knows is looked for on this machine, as is one that the operator lists', async () => {
    const { resolve, server } = await asking(
      () => null,
      async () => [{ address: '10.0.0.7' }],
    );

    expect(await resolve('intranet.example', false)).toEqual([{ address: '10.0.0.7' }]);
    expect(server.asked).toHaveLength(2);
    expect(await resolve('listed.example', true)).toEqual([{ address: '10.0.0.7' }]);
    expect(server.asked).toHaveLength(2);
  });

  it.each([
    ['is not found in time', () => new Promise<never>(() => {}), 'web-timeout'],
    ['hangs until the resolver gives up', () => Promise.reject({ code: 'ETIMEOUT' }), 'web-timeout'],
    ['is not known', () => Promise.reject({ code: 'ENOTFOUND' }), 'web-unreachable'],
  ])('that %s is refused', async (_, resolve, code) => {
    await expect(withinLimit(resolve, 20)('wire.example', false)).rejects.toMatchObject({ name: 'Refusal', code });
  });
});
