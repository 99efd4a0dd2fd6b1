/** What is read, with its labels and how it is doing. */
import type { DeskParts, SourceLine } from './desk.ts';
import type { FeedState } from './feeds/ports.ts';
import { ADVICE, type ProblemCode } from './outcome.ts';

/** A line for each feed that is read. */
export async function sourceLines({ feeds, feedStates, world }: DeskParts): Promise<readonly SourceLine[]> {
  const states = new Map((await feedStates.all()).map((state) => [state.feedId, state]));
  return feeds().map((feed) => {
    const outlet = world.outlet(feed.outlet);
    const state = states.get(feed.id);
    const labels = [
      ...(outlet.owner === 'state' ? ['state media'] : []),
      ...outlet.partyTo.map((id) => `party to ${id}`),
      ...(outlet.editorialIndependence === 'unreviewed' ? ['unreviewed'] : []),
      ...(['wire', 'analysis', 'official', 'social'].includes(outlet.kind) ? [outlet.kind] : []),
      ...(state ? stateWords(state) : []),
    ];
    return {
      feedId: feed.id,
      outlet: outlet.name,
      labels,
      reading: feed.reading,
      language: feed.language,
      lastAnswerAt: state?.lastSuccessAt ?? null,
      problem: state ? problemWords(state) : null,
    };
  });
}

/** What is no failure and worth knowing all the same. */
function stateWords({ told, rhythm, movedTo }: FeedState): readonly string[] {
  const isSilent = told?.what === 'silent' && rhythm != null;
  return [
    ...(isSilent ? [`nothing new since ${new Date(rhythm.newAt).toISOString().slice(0, 10)}`] : []),
    ...(movedTo == null ? [] : ['has moved']),
  ];
}

function problemWords({ lastProblem, paused }: FeedState): string | null {
  if (paused) return `not read any more since ${new Date(paused.at).toISOString().slice(0, 10)} (${paused.reason})`;
  if (lastProblem === null) return null;
  const advice = lastProblem in ADVICE ? ADVICE[lastProblem as ProblemCode] : '';
  return `${lastProblem}. ${advice}`.trim();
}
