import { OverwriteType, PermissionFlagsBits } from 'discord.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allowedIn, INVITE_PERMISSIONS, inviteLink } from '../../../src/adapters/discord/examine-permissions.ts';
import { ALLOWED, BOT } from '../../support/discord-world.ts';

describe('what a member may do', () => {
  const EVERYONE = '1';
  const member = { id: '9', roles: ['2', '3'], timedOutUntil: null };
  const roles = (base: bigint) => [
    { id: EVERYONE, permissions: base },
    { id: '2', permissions: 0n },
    { id: '3', permissions: 0n },
    { id: '4', permissions: PermissionFlagsBits.Administrator },
  ];
  const rule = fc.record({
    id: fc.constantFrom(EVERYONE, '2', '3', '4', '9', '8'),
    type: fc.constantFrom(OverwriteType.Role, OverwriteType.Member),
    allow: fc.bigInt(0n, 63n),
    deny: fc.bigInt(0n, 63n),
  });
  const may = (overwrites: readonly { id: string; type: number; allow: bigint; deny: bigint }[], base = 0n) =>
    allowedIn({ guild: EVERYONE, overwrites }, { roles: roles(base), member, owner: false, now: 0 });
  const deny = (id: string, bits: bigint, type = OverwriteType.Role) => ({ id, type, allow: 0n, deny: bits });
  const allow = (id: string, bits: bigint, type = OverwriteType.Role) => ({ id, type, allow: bits, deny: 0n });

  it('is decided by the member, then by the roles, then by everybody, whatever their order', () => {
    expect(may([deny(EVERYONE, 1n)], 1n)).toBe(0n);
    expect(may([allow('2', 1n), deny(EVERYONE, 1n)], 1n)).toBe(1n);
    expect(may([allow('2', 1n), deny('3', 1n)])).toBe(1n);
    expect(may([deny('9', 1n, OverwriteType.Member), allow('2', 1n)], 1n)).toBe(0n);
    expect(may([allow('9', 1n, OverwriteType.Member), deny('3', 1n)])).toBe(1n);
    expect(may([allow('4', 1n), allow('8', 1n, OverwriteType.Member)])).toBe(0n);
  });

  it('is what the channel allows the bot itself, whatever else stands there: the advice we give always helps', () => {
    fc.assert(
      fc.property(fc.array(rule), fc.bigInt(0n, 63n), (others, base) => {
        const rules = [...others.filter(({ id }) => id !== '9'), allow('9', 63n, OverwriteType.Member)];

        expect(may(rules, base) & 63n).toBe(63n);
      }),
    );
  });

  it('is everything for an administrator and for an owner', () => {
    const parts = { roles: roles(0n), now: 0 };
    const channel = { guild: EVERYONE, overwrites: [deny(EVERYONE, 63n)] };

    expect(allowedIn(channel, { ...parts, member: { ...member, roles: ['4'] }, owner: false }) & 63n).toBe(63n);
    expect(allowedIn(channel, { ...parts, member, owner: true }) & 63n).toBe(63n);
  });
});

describe('the invitation', () => {
  it('asks for exactly what the bot needs', () => {
    expect(INVITE_PERMISSIONS).toBe(ALLOWED);
    expect(inviteLink(BOT)).toBe(
      `https://discord.com/oauth2/authorize?client_id=${BOT}&scope=bot+applications.commands&permissions=${ALLOWED}`,
    );
  });
});
