import type { ChannelView, Office } from '../office.ts';
import { Refusal } from '../outcome.ts';
import { differingWishes, wishWords } from './audit-words.ts';
import { mustChangeChannel } from './rights.ts';
import { change, type OfficeTools } from './tools.ts';
import { tidyWishes, wishFaults } from './wishes.ts';

/** Changes the wishes of a channel; where nothing differs, nothing is written. */
export async function setChannel(
  { by, destination, wishes, what }: Parameters<Office['setChannel']>[0],
  tools: OfficeTools,
): Promise<ChannelView> {
  const { view, files, calendar, clock, limits } = tools;
  mustChangeChannel(by, destination, view.communityOf(destination));
  mustBeUnlocked(view.channel(destination));
  const faults = wishFaults(wishes, { conflicts: files().background.conflicts, calendar, now: clock() });
  if (faults.length > 0) throw new Refusal('change-invalid', faults.join('. '));
  await limits.take(by);

  return tools.inTurn(async () => {
    const { decidedBy } = view.channel(destination);
    const before = view.wishes(destination);
    const after = tidyWishes({ ...before, ...wishes });
    const isNew = decidedBy === 'nobody';
    const differing = differingWishes(before, after);
    if (isNew || differing.length > 0) {
      const channel = { destination, followed: true, wishes: after, changedAt: clock() };
      const noted = {
        what,
        subject: destination,
        before: isNew ? null : wishWords(before, differing),
        after: isNew ? wishWords(after) : wishWords(after, differing),
      };
      await change(by, { kind: 'channel', channel }, noted, tools);
    }
    return view.channel(destination);
  });
}

/** Ends the briefings of a channel; what was wished for it is kept. */
export async function unfollow(
  { by, destination }: Parameters<Office['unfollow']>[0],
  tools: OfficeTools,
): Promise<void> {
  const { view, clock, limits } = tools;
  mustChangeChannel(by, destination, view.communityOf(destination));
  mustBeUnlocked(view.channel(destination));
  mustBeFollowed(view.channel(destination));
  await limits.take(by);

  await tools.inTurn(async () => {
    mustBeFollowed(view.channel(destination));
    const wishes = view.wishes(destination);
    const channel = { destination, followed: false, wishes, changedAt: clock() };
    const noted = { what: 'unfollow', subject: destination, before: wishWords(wishes), after: null };
    await change(by, { kind: 'channel', channel }, noted, tools);
  });
}

function mustBeUnlocked({ decidedBy, destination }: ChannelView): void {
  if (decidedBy === 'file') throw new Refusal('locked-by-file', `${destination.id} stands in sitrep.yaml`);
}

function mustBeFollowed({ decidedBy }: ChannelView): void {
  if (decidedBy === 'nobody') throw new Refusal('change-unknown', 'this channel is not briefed; /follow begins it');
}
