import { storyOf } from './group.ts';
import type { Report, Story } from './story.ts';
import { storyIdOf } from './story-ids.ts';
import type { World } from './world.ts';

/** The story that one report makes by itself, whether or not it is relevant. */
export function tellAlone(report: Report, world: World): Story {
  return storyOf([report], storyIdOf(report.article.id), new Map(), world);
}
