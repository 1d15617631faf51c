import { join } from 'node:path';
import { actionsShown } from '../../checker/conformance/exhaustion/actions-shown.ts';
import { rulesOf } from '../../model/index.ts';
import type { Event } from '../../traces/index.ts';
import { openTrace } from '../../traces/index.ts';
import { readManifest } from '../capture/manifest.ts';
import type { Entry } from '../capture/manifest.ts';
import { corpusFolder } from '../capture/places.ts';
import { newestTokio, thoroughTokio } from '../capture/releases.ts';

/** What recordings of real Tokio were seen to do, action by action. */
export interface Recorded {
  /** Recordings for which a run was found. */
  readonly recordings: number;
  /** By action, in how many of these the run takes it. */
  readonly actions: ReadonlyMap<string, number>;
}

/** Events beyond which the ways in which the hidden part may stand are too many to go through here, by shape. */
const mostEvents: Readonly<Record<string, number>> = { mt1: 1_400, mt2: 320 };

const limits = { states: 20_000, bytes: 2 ** 28 };

/** What is due wakes tasks in one action of an open runtime, whenever that became due. */
const alsoKnownAs: Readonly<Record<string, string>> = { driverWakes: 'becomesDue' };

/** What threads that are no workers do is one action of an open runtime; here it is told by what was recorded. */
const outside = (events: readonly Event[]): readonly string[] =>
  events.flatMap((event) => {
    if (event.w !== null) return [];
    if (event.e === 'spawn.begin') return ['foreignSpawn'];
    return event.e === 'wake.begin' && event.from !== 'runtime' ? ['foreignWake'] : [];
  });

const isSmall = ({ file, events, tokio, wasmtime }: Entry): boolean => {
  const shape = /-(mt\d)\.jsonl\.gz$/u.exec(file)?.[1] ?? '';
  return (
    wasmtime === undefined &&
    (tokio === newestTokio || tokio === thoroughTokio) &&
    events <= (mostEvents[shape] ?? 0)
  );
};

/** For every small recording of the corpus, finds a run of the specification that shows it, and counts its actions. */
export const readRecorded = async (tell: (file: string) => void): Promise<Recorded> => {
  const actions = new Map<string, number>();
  let recordings = 0;
  for (const { file, tokio } of readManifest(corpusFolder).recordings.filter(isSmall)) {
    tell(file);
    const rules = rulesOf(tokio);
    if (rules === undefined) throw new RangeError(`no rules are known for Tokio ${tokio}`);
    const trace = await openTrace(join(corpusFolder, file));
    const events: Event[] = [];
    for await (const batch of trace.batches()) for (const event of batch) events.push(event);
    const shown = actionsShown(trace.header, events, rules, limits);
    if (shown === undefined) continue;
    recordings++;
    for (const name of new Set([...[...shown].map((one) => alsoKnownAs[one] ?? one), ...outside(events)]))
      actions.set(name, (actions.get(name) ?? 0) + 1);
  }
  return { recordings, actions };
};
