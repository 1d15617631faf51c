import type { Exploration, Header, Path } from '../../traces/index.ts';
import { toEvents } from '../../traces/index.ts';
import type { PropertyAutomaton } from '../automaton/index.ts';
import type { ExplainedRun } from '../explain/counterexample.ts';
import { createMonitor } from '../monitor/index.ts';
import type { Property } from '../properties/property.ts';
import type { PropertyVerdict } from '../verdict.ts';

/** The verdict on a property over all runs of the specification. */
export interface ExploredVerdict extends PropertyVerdict {
  /** A shortest run that violates it. */
  readonly counterexample?: ExplainedRun;
}

const limitWords = { states: 'number of states', depth: 'depth', seconds: 'time', bytes: 'memory' } as const;

const undecided = { undecided: 0, examples: [], violations: 0 } as const;

/** What an ordinary monitor says of the run, so that a finding reads the same as one in a recording. */
const judgeRun = (property: Property, header: Header, run: ExplainedRun, atEnd: boolean): PropertyVerdict => {
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

/** The verdict on a property, from what exploring with its automaton gave. */
export const verdictOf = (
  property: Property,
  automaton: PropertyAutomaton,
  exploration: Exploration,
  header: Header,
  explain: (path: Path) => ExplainedRun,
): ExploredVerdict => {
  const [violation] = exploration.violations;
  if (violation !== undefined) {
    const counterexample = explain(violation.path);
    return { ...judgeRun(property, header, counterexample, violation.atEnd), counterexample };
  }
  const checked = automaton.checked();
  const base = { property: property.id, checked, ...undecided, undecided: automaton.undecided() };
  if (exploration.cut !== undefined)
    return {
      ...base,
      verdict: 'inconclusive',
      reason: `no violation found, but the limit on the ${limitWords[exploration.cut]} was reached`,
    };
  if (automaton.undecided() > 0)
    return { ...base, verdict: 'inconclusive', reason: 'some instances could not be decided' };
  if (checked === 0)
    return { ...base, verdict: 'vacuous', reason: `it never happened that ${property.trigger}` };
  return { ...base, verdict: 'holds' };
};
