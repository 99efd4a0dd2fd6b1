/** What workspaces gave us when they installed the app. */
import type { EpochMs } from '../../clock.ts';
import type { CommunityId } from '../../office.ts';
import type { Membership } from './workspaces.ts';

/** One workspace's, as it is kept: what only we may read stands in the document. */
export interface KeptInstallation {
  readonly community: CommunityId;
  readonly installedAt: EpochMs;
  readonly document: string;
}

/** Keeps installations so that nobody who sees the data can read them. */
export interface Installations {
  all(): Promise<readonly KeptInstallation[]>;
  /** Takes the place of the one before. */
  keep(installation: KeptInstallation): Promise<void>;
  drop(community: CommunityId): Promise<void>;
}

/** What is kept of being a member. */
export function writeInstallation({ team, user, bot, token }: Membership, installedAt: EpochMs): KeptInstallation {
  return {
    community: `slack:${team}` as CommunityId,
    installedAt,
    document: JSON.stringify({ team, user, bot, token }),
  };
}

/** The membership that was kept. */
export function readInstallation({ document, installedAt }: KeptInstallation): Membership {
  const { team, user, bot, token } = JSON.parse(document) as Omit<Membership, 'installedAt'>;
  return { team, user, bot, token, installedAt };
}
