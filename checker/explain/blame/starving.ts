import type { EventOf } from '../../../traces/index.ts';
import { sentence, taskWords } from '../findings/cast.ts';
import type { Blame, Remedy } from '../finding.ts';
import { placeInWords } from '../told/whereabouts.ts';
import type { Stretch } from './stretch.ts';

const listed = (words: readonly string[]): string =>
  words.length <= 1 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;

const sources: Readonly<Record<EventOf<'take'>['from'], string>> = {
  lifo: 'the LIFO slot',
  'lifo-chain': 'the LIFO slot',
  local: 'the queue',
  inject: 'the inject queue',
};

const sourcesOf = ({ takenFrom, steals }: Stretch): readonly string[] => [
  ...new Set(takenFrom.map((from) => sources[from])),
  ...(steals > 0 ? ['the queue of another worker'] : []),
];

const mostTasks = 4;

/** Who is polled in a stretch, such as `task 1 (ping) and task 2 (pong) are`. */
const polledInWords = ({ polls }: Stretch, roles: readonly string[]): string => {
  const names = polls.slice(0, mostTasks).map(([task]) => taskWords(task, roles));
  const rest = polls.length - names.length;
  const all = rest > 0 ? [...names, `${rest} more`] : names;
  return `${listed(all)} ${all.length === 1 ? 'is' : 'are'}`;
};

const fromSlotAlone = ({ takenFrom, steals }: Stretch): boolean =>
  steals === 0 && takenFrom.length > 0 && takenFrom.every((from) => sources[from] === sources.lifo);

const inOneTick = ({ takenFrom }: Stretch): boolean => takenFrom.every((from) => from === 'lifo-chain');

/** What may have left a task on a deferred list. */
const deferredBy = ({ yieldedBy }: Stretch): string =>
  yieldedBy === 'coop' ? 'its coop budget, which it used up,' : 'yield_now';

/** Whose tasks fill a stretch, and by which rules. */
export interface Situation {
  readonly task: number;
  readonly roles: readonly string[];
  /** The way of yielding. */
  readonly way: string;
  /** Whether other workers may take from a LIFO slot. */
  readonly lifoStealable: boolean;
}

/** Why where a task waits keeps it waiting while others are taken from elsewhere; empty where nothing more is to be said. */
const whyThere = (
  stretch: Stretch,
  { way, lifoStealable }: Situation,
): Pick<Blame, 'who'> & { readonly reason: string } => {
  const { place, passes } = stretch;
  // The pass that ends the wait is part of the stretch.
  const isServed = passes > 1;
  switch (place.kind) {
    case 'queue':
    case 'inject':
      return {
        who: 'scheduler',
        reason: fromSlotAlone(stretch)
          ? `, and the LIFO slot comes first every time${inOneTick(stretch) ? ', within one tick that never ends, so that no interval is reached' : ''}`
          : '',
      };
    case 'lifo':
      return { who: 'scheduler', reason: lifoStealable ? '' : ', from which no other worker may take it' };
    case 'deferred':
      return {
        who: 'yield',
        reason: `, where ${deferredBy(stretch)} has left it until that worker looks at timers and sockets${passes === 0 ? ', which it never does' : ''}`,
      };
    case 'due':
      return {
        who: isServed ? 'scheduler' : 'yield',
        reason: !isServed
          ? `: a task that yields by ${way} is back in the queue before its worker looks at timers and sockets`
          : '',
      };
    case 'hand':
    case 'polled':
    case 'outside':
    case 'nowhere':
      return { who: 'scheduler', reason: '' };
  }
};

/** What keeps a task waiting. */
export interface Delay {
  readonly blame: Blame;
  /** What happens instead, as a clause. */
  readonly meanwhile: string;
  /** What whoever is to blame can do, whatever the release. */
  readonly remedies: readonly Remedy[];
}

/**
 * Who keeps a task waiting in a stretch of a run, derived from what happens there: whose polls fill it, from where they
 * are taken, and where the task is meanwhile.
 */
export const delayOf = (stretch: Stretch, situation: Situation): Delay => {
  const { task, roles } = situation;
  const victim = taskWords(task, roles);
  const place = placeInWords(stretch.place);
  const [kept] = stretch.underWay;
  if (stretch.polls.length === 0) {
    if (kept !== undefined && stretch.ends === 0)
      return {
        blame: {
          who: 'guest',
          because: sentence(
            `${taskWords(kept, roles)} does not return from its poll, and meanwhile ${victim} waits ${place}`,
          ),
        },
        meanwhile: `${taskWords(kept, roles)} does not return from its poll`,
        remedies: [{ sentence: 'Let long computations yield, or move them to tokio::task::spawn_blocking.' }],
      };
    return {
      blame: {
        who: 'scheduler',
        because: `Nobody is polled at all: ${victim} waits ${place}, and no worker comes to take it.`,
      },
      meanwhile: 'nothing happens that could change it',
      remedies: [],
    };
  }
  const { who, reason } = whyThere(stretch, situation);
  const from = sourcesOf(stretch);
  const taken = from.length === 0 ? '' : `, taken from ${listed(from)}`;
  const polled = polledInWords(stretch, roles);
  return {
    blame: { who, because: `Only ${polled} polled${taken}; ${victim} waits ${place}${reason}.` },
    meanwhile: `${polled} polled again and again`,
    remedies: [],
  };
};
