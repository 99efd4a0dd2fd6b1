import type { DestinationId } from '../src/delivery/delivery.ts';
import type { Desk, PublicStatus, Status } from '../src/desk.ts';
import type { Office } from '../src/office.ts';
import type { Command, Question } from './command.ts';

/** /status: whether the bot is well; operators are also told what to do where it is not, and what waits anywhere. */
export function status(desk: Pick<Desk, 'status'>, office: Pick<Office, 'communityOf'>): Command {
  return {
    name: 'status',
    summary: 'Last cycle, last post, failing feeds, what to do',
    options: [],
    rights: 'read',
    shareable: true,
    form: [],
    async answer(question) {
      const whole = await desk.status();
      return {
        kind: 'status',
        status: question.asker.rights === 'operator' ? whole : publicStatus(whole, question, office),
      };
    },
  };
}

/** What everybody may know: other communities' channels are nobody's business here. */
function publicStatus(
  whole: Status,
  { asker: { community }, destination }: Pick<Question, 'asker' | 'destination'>,
  office: Pick<Office, 'communityOf'>,
): PublicStatus {
  const isHere = (id: string) =>
    id === destination.id || (community !== null && office.communityOf(id as DestinationId) === community);
  return {
    ...whole,
    feeds: { all: whole.feeds.all, failing: whole.feeds.failing.length },
    deliveries: null,
    next: whole.next.filter((one) => isHere(one.destination)),
  };
}
