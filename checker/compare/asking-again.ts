import { smallConstants } from '../../model/index.ts';
import { scenarioNamed } from '../workload/scenario-named.ts';
import type { Workload } from '../workload/workload.ts';
import type { AxisName } from './comparison.ts';
import { usualObservation, type Observation } from './observation.ts';
import { valueOn } from './side-name.ts';

const axes: readonly AxisName[] = [
  'yield',
  'tokio',
  'wasmtime',
  'flavor',
  'lifo-slot',
  'event-interval',
  'global-queue-interval',
  'queue-capacity',
  'max-lifo-polls',
  'coop-budget',
];

const usualWorkload = (scenario: string): Workload => ({
  scenario,
  size: { ...scenarioNamed(scenario).size, yield: 'self-wake' },
  release: '',
  constants: { ...smallConstants, lifoSlot: true },
});

const sizes = ({ scenario, size, flavor, constants }: Workload, axis: AxisName): readonly string[] => {
  const usual = scenarioNamed(scenario).size;
  const hasOneWorker = axis === 'flavor' || flavor === 'current_thread';
  return [
    ...(hasOneWorker || constants.workers === smallConstants.workers
      ? []
      : ['--workers', String(constants.workers)]),
    ...(size.tasks === usual.tasks ? [] : ['--tasks', String(size.tasks)]),
    ...(size.polls === usual.polls ? [] : ['--polls', String(size.polls)]),
  ];
};

/** The arguments that compare two workloads of the same scenario, known by name, that differ on an axis. */
export const comparingAgain = (
  axis: AxisName,
  [one, other]: readonly [Workload, Workload],
  observation: Observation,
): readonly string[] => {
  const usual = usualWorkload(one.scenario);
  return [
    'compare',
    one.scenario,
    ...axes.flatMap((name) => {
      const value = valueOn(name, one);
      if (name === axis) return [`--${name}`, `${value},${valueOn(name, other)}`];
      // A way of yielding that is left out would be every one of them.
      return name !== 'yield' && value === valueOn(name, usual) ? [] : [`--${name}`, value];
    }),
    ...sizes(one, axis),
    ...(observation === usualObservation(axis) ? [] : ['--observe', observation]),
  ];
};
