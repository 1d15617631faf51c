import { openTrace } from '../../traces/index.ts';

/** A yield of a guest, from when it yielded to when it went on. */
export interface Yield {
  readonly guest: number;
  /** In nanoseconds of the recording's clock. */
  readonly begins: number;
  readonly ends: number;
  /** How often the runtime passed through its driver meanwhile; undefined where that could not be counted. */
  readonly passes: number | undefined;
  readonly migrates: boolean;
  /** Whether its poll ended: what it awaited may have been there before it looked. */
  readonly leaves: boolean;
}

/** A task that was polled for something that had happened outside of the runtime. */
export interface Late {
  /** When it happened, and when the task was polled. */
  readonly happened: number;
  readonly polled: number;
}

/** What the tasks beside the guests wait for. */
export const outside = ['timer', 'socket', 'message'] as const;
/** One of these. */
export type Outside = (typeof outside)[number];

/** What a recording says of guests, and of the tasks beside them. */
export interface Recorded {
  readonly yields: readonly Yield[];
  /** When polls of guests began, in order. */
  readonly polls: readonly { readonly guest: number; readonly at: number }[];
  readonly late: Readonly<Record<Outside, readonly Late[]>>;
  /** For how long guests went on before they yielded. */
  readonly turns: readonly number[];
}

interface Turn {
  readonly at: number;
  readonly w: number | null;
}

/** Reads a recording of the crate `guests`. */
export const readGuests = async (file: string): Promise<Recorded> => {
  const guests = new Set<number>();
  const left = new Map<number, Turn[]>();
  const yields: Yield[] = [];
  const polls: { readonly guest: number; readonly at: number }[] = [];
  const turns: number[] = [];
  const resumed = new Map<number, number>();
  const late: Record<Outside, Late[]> = { timer: [], socket: [], message: [] };
  const trace = await openTrace(file);
  for await (const batch of trace.batches())
    for (const event of batch) {
      if (event.e === 'spawn.begin' && event.name?.startsWith('guest ') === true) guests.add(event.task);
      if (event.e === 'poll.begin' && guests.has(event.task)) polls.push({ guest: event.task, at: event.t });
      if (event.e === 'poll.end' && guests.has(event.task))
        left.set(event.task, [...(left.get(event.task) ?? []), { at: event.t, w: event.w }]);
      if (event.e !== 'mark' || event.task === undefined) continue;
      const { task, label, value, t, w } = event;
      const what = outside.find((name) => label === `${name} late`);
      if (what !== undefined) late[what].push({ happened: t - value, polled: t });
      if (label === 'away') {
        const begins = t - value;
        const from = (left.get(task) ?? []).find(({ at }) => at >= begins);
        left.set(task, []);
        const since = resumed.get(task);
        if (since !== undefined) turns.push(begins - since);
        resumed.set(task, t);
        const migrates = from !== undefined && from.w !== w;
        yields.push({
          guest: task,
          begins,
          ends: t,
          passes: undefined,
          migrates,
          leaves: from !== undefined,
        });
      }
      const last = yields.at(-1);
      if (label === 'driver passes' && last !== undefined)
        yields[yields.length - 1] = { ...last, passes: value };
    }
  return { yields, polls, late, turns };
};
