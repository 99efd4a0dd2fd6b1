import { expect, it } from 'vitest';
import { Workspaces } from '../../../src/adapters/slack/workspaces.ts';
import { NOON } from '../../support/builders.ts';

const aMembership = (team: string) => ({ team, user: 'U1', bot: 'B1', token: `token of ${team}`, name: team }) as never;

const some = (several: boolean) => {
  const workspaces = new Workspaces({ clock: () => NOON, several, onProblem: () => {}, onRefused: () => {} });
  workspaces.add(aMembership('T1'));
  return workspaces;
};

it('takes whoever asks in a shared channel for the one workspace there is for good', () => {
  expect(some(false).get('T2')).not.toBeNull();
});

it('takes nobody of a workspace that has not installed the app for the one that has', () => {
  const workspaces = some(true);

  expect(workspaces.get('T1')).not.toBeNull();
  expect(workspaces.get('T2')).toBeNull();
  expect(workspaces.get(null)).toBeNull();
});

it('knows nobody of a workspace that has removed the app', () => {
  const workspaces = some(true);
  workspaces.add(aMembership('T2'));

  workspaces.remove('T1');

  expect(workspaces.get('T1')).toBeNull();
});
