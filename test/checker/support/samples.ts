import type { Property } from '../../../checker/properties/property.ts';
import type { PropertyVerdict, TraceResult } from '../../../checker/verdict.ts';
import type { Header } from '../../../traces/index.ts';

/** A property for tests of everything around properties; it observes nothing. */
export const sampleProperty = (id: string, changes: Partial<Property> = {}): Property => ({
  id,
  code: 'T1',
  kind: 'safety',
  sentence: `The sentence of ${id}.`,
  source: 'worker.rs Core::next_task',
  trigger: 'a task is polled',
  needs: ['poll.begin'],
  applies: () => ({ applies: true }),
  observe: () => ({ memory: () => ({}), on: {} }),
  ...changes,
});

/** A property that is no rule of any runtime. */
export const inapplicable = (id: string): Property =>
  sampleProperty(id, { applies: () => ({ applies: false, because: 'it is no rule of this release' }) });

export const sampleHeader: Header = {
  e: 'header',
  v: 1,
  runtime: { name: 'tokio', version: '1.53.1', flavor: 'multi_thread', workers: 2, config: {} },
  recorder: { name: 'test', format: 'yieldcheck-1' },
  clock: { domain: 'logical' },
  order: { across: 'gseq' },
  coverage: {},
};

/** A verdict with the counts that go with its kind. */
export const sampleVerdict = (
  property: string,
  verdict: PropertyVerdict['verdict'],
  changes: Partial<PropertyVerdict> = {},
): PropertyVerdict => {
  const counts = {
    holds: { checked: 5, undecided: 0, violations: 0 },
    violated: { checked: 5, undecided: 0, violations: 1 },
    inconclusive: { checked: 5, undecided: 1, violations: 0 },
    'not-checkable': { checked: 0, undecided: 0, violations: 0 },
    vacuous: { checked: 0, undecided: 0, violations: 0 },
  }[verdict];
  const why = verdict === 'holds' ? {} : { reason: `because it is ${verdict}` };
  return { property, verdict, ...counts, ...why, examples: [], ...changes };
};

/** The result of checking one recording that ended as it should. */
export const sampleResult = (
  file: string,
  verdicts: readonly PropertyVerdict[],
  changes: Partial<TraceResult> = {},
): TraceResult => ({ file, header: sampleHeader, events: 100, ended: true, verdicts, ...changes });
