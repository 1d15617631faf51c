import type { GraphSearch, Limits } from '../../traces/index.ts';
import { toEvents } from '../../traces/index.ts';
import type { ExplainedRun } from '../explain/counterexample.ts';
import { createMonitor } from '../monitor/index.ts';
import type { Property } from '../properties/property.ts';
import type { PropertyVerdict } from '../verdict.ts';
import type { Counterexample, Minimized } from './counterexample.ts';

/** The verdict on a property over all runs of the specification. */
export interface ExploredVerdict extends PropertyVerdict {
  /** A run that violates it. */
  readonly counterexample?: ExplainedRun;
  /** Of a violated property: whether no run of the counterexample's size shows it in fewer steps. */
  readonly shortest?: boolean;
  /** How the counterexample was made simpler, and at which size it runs; absent where it is shown as it was found. */
  readonly minimized?: Minimized;
  /** Where a limit was reached: every run of this many steps was seen, and none violates it. */
  readonly exhaustedDepth?: number;
}

/** What each limit is on. */
export const limitWords = {
  states: 'number of states',
  depth: 'depth',
  seconds: 'time',
  bytes: 'memory',
} as const;

const undecided = { undecided: 0, examples: [], violations: 0 } as const;

/** What an ordinary monitor says of the run, so that a finding reads the same as one in a recording. */
const judgeRun = (property: Property, { header, run }: Counterexample, atEnd: boolean): PropertyVerdict => {
  const events = [...toEvents(run)];
  const monitor = createMonitor([property], header);
  monitor.observe(events);
  const [verdict] = monitor.finish({ e: 'end', n: events.length, complete: atEnd });
  if (verdict?.verdict !== 'violated')
    throw new Error(`${property.id} rejects a run when explored and not when it is replayed`);
  return verdict;
};

/** The verdict on a property that generated traces cannot decide. */
export const notCheckable = (property: Property, reason: string): ExploredVerdict => ({
  property: property.id,
  verdict: 'not-checkable',
  checked: 0,
  reason,
  ...undecided,
});

/**
 * The verdict on a property, from running its automaton along every run.
 *
 * @param counterexample - of the violation that the search found
 */
export const verdictOf = (
  property: Property,
  search: Omit<GraphSearch, 'pairs'>,
  { cut, depth }: { readonly cut: keyof Limits | undefined; readonly depth: number },
  counterexample: Counterexample | undefined,
): ExploredVerdict => {
  if (search.violation !== undefined && counterexample !== undefined) {
    const { run, shortest, minimized } = counterexample;
    const verdict = judgeRun(property, counterexample, search.violation.atEnd);
    return { ...verdict, counterexample: run, shortest, ...(minimized && { minimized }) };
  }
  const { checked } = search;
  const base = { property: property.id, checked, ...undecided, undecided: search.undecided };
  const limit = cut ?? (search.outOfTime ? 'seconds' : undefined);
  if (limit !== undefined)
    return {
      ...base,
      verdict: 'inconclusive',
      reason: `no violation found, but the limit on the ${limitWords[limit]} was reached`,
      exhaustedDepth: Math.min(depth, search.exhaustedDepth),
    };
  if (search.undecided > 0)
    return { ...base, verdict: 'inconclusive', reason: 'some instances could not be decided' };
  if (checked === 0)
    return { ...base, verdict: 'vacuous', reason: `it never happened that ${property.trigger}` };
  return { ...base, verdict: 'holds' };
};
