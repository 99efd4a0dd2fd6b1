import type { CommunityId } from '../office.ts';
import type { Installation, Installations } from './installations.ts';

/** Installations that live as long as the process. */
export function memoryInstallations(): Installations {
  const kept = new Map<CommunityId, Installation>();
  return {
    all: async () => [...kept.values()].sort((a, b) => (a.community < b.community ? -1 : 1)),
    async keep(installation) {
      kept.set(installation.community, installation);
    },
    async drop(community) {
      kept.delete(community);
    },
  };
}
