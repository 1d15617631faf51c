import type { Event } from '../../../traces/index.ts';
import type { PropertyVerdict, VerdictKind, Violation } from '../../verdict.ts';

/** A verdict in a report. `events` are those of the first violation. */
export interface VerdictJson {
  readonly property: string;
  readonly verdict: VerdictKind;
  readonly checked: number;
  readonly undecided: number;
  readonly violations: number;
  readonly reason?: string;
  readonly events?: readonly Event[];
  readonly examples?: readonly Violation[];
}

/** The report's form of a verdict. */
export const verdictJson = (verdict: PropertyVerdict): VerdictJson => {
  const { property, checked, undecided, violations, reason, examples } = verdict;
  const [first] = examples;
  return {
    property,
    verdict: verdict.verdict,
    checked,
    undecided,
    violations,
    ...(reason === undefined ? {} : { reason }),
    ...(first === undefined ? {} : { events: first.events, examples }),
  };
};
