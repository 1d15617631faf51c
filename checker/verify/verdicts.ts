import type { Exploration, Header, Path } from '../../traces/index.ts';
import type { Composable } from '../automaton/index.ts';
import type { ExplainedRun } from '../explain/counterexample.ts';
import { createMonitor } from '../monitor/index.ts';
import type { Property } from '../properties/property.ts';
import type { PropertyVerdict } from '../verdict.ts';
import { eventsOf } from './events-of.ts';

/** The verdict on a property over all runs of the specification. */
export interface ExploredVerdict extends PropertyVerdict {
  /** A shortest run that violates it. */
  readonly counterexample?: ExplainedRun;
}

const limitWords = { states: 'number of states', depth: 'depth', seconds: 'time' } as const;

const undecided = { undecided: 0, examples: [], violations: 0 } as const;

/** What an ordinary monitor says of the run, so that a finding reads the same as one in a recording. */
const judgeRun = (property: Property, header: Header, run: ExplainedRun, atEnd: boolean): PropertyVerdict => {
  const events = eventsOf(run);
  const monitor = createMonitor([property], header);
  monitor.observe(events);
  const [verdict] = monitor.finish({ e: 'end', n: events.length, complete: atEnd });
  if (verdict?.verdict !== 'violated')
    throw new Error(`${property.id} rejects a run when explored and not when it is replayed`);
  return verdict;
};

/** The verdicts on `properties`, in their order, from what exploring with their automata gave. */
export const verdictsOf = (
  properties: readonly Property[],
  automata: readonly Composable[],
  exploration: Exploration,
  header: Header,
  explain: (path: Path) => ExplainedRun,
): readonly ExploredVerdict[] => {
  let composed = -1;
  return properties.map((property, index): ExploredVerdict => {
    const automaton = automata[index];
    if (automaton === undefined || automaton.kind === 'not-checkable')
      return {
        property: property.id,
        verdict: 'not-checkable',
        checked: 0,
        ...(automaton === undefined ? {} : { reason: automaton.reason }),
        ...undecided,
      };
    composed += 1;
    const at = composed;
    const violation = exploration.violations.find((found) => found.automaton === at);
    if (violation !== undefined) {
      const counterexample = explain(violation.path);
      return { ...judgeRun(property, header, counterexample, violation.atEnd), counterexample };
    }
    const checked = automaton.checked();
    const base = { property: property.id, checked, ...undecided };
    if (exploration.cut !== undefined)
      return {
        ...base,
        verdict: 'inconclusive',
        reason: `no violation found, but the limit on the ${limitWords[exploration.cut]} was reached`,
      };
    if (checked === 0)
      return { ...base, verdict: 'vacuous', reason: `it never happened that ${property.trigger}` };
    return { ...base, verdict: 'holds' };
  });
};
