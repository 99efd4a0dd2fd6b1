import type { Office } from '../office.ts';
import { mustChangeChannel } from './rights.ts';
import { change, type OfficeTools } from './tools.ts';

/** Tells a channel no more of a story, or tells it again; what is so already stays as it is. */
export async function muteStory(
  { by, destination, story, muted }: Parameters<Office['muteStory']>[0],
  tools: OfficeTools,
): Promise<void> {
  const { view, limits, clock } = tools;
  const check = () => mustChangeChannel(by, destination, view.communityOf(destination));
  check();
  await limits.take(by);

  await tools.inTurn(async () => {
    check();
    const before = view.muted(destination).has(story);
    if (before === muted) return;
    const words = (is: boolean) => (is ? 'muted' : 'told');
    const noted = {
      what: 'mute',
      subject: destination,
      before: `${story} ${words(before)}`,
      after: `${story} ${words(muted)}`,
    };
    await change(
      by,
      muted ? { kind: 'story-muted', destination, story, at: clock() } : { kind: 'story-unmuted', destination, story },
      noted,
      tools,
    );
  });
}
