import { describe, expect, it } from 'vitest';
import { none, type Instruction, type Program } from '../../../model/index.ts';
import type { SchedulerState } from '../../../model/tokio/state.ts';
import { everything, machineOf } from './ends.ts';

const timer: Instruction = { does: 'wait', for: 'timer' };
const programs: readonly Program[] = [
  { role: 'computes', instructions: [timer, { does: 'compute' }] },
  { role: 'sleeper', instructions: [timer] },
];

/** Whether a worker polls while the driver is nobody's and the other worker sleeps on, unaware of that. */
const isUnattended = ({ workers, driver }: SchedulerState): boolean =>
  driver === none &&
  [0, 1].some((w) => {
    const [one, other] = [workers.get(w), workers.get(1 - w)];
    return one.at === 'polling' && other.at === 'on-condvar' && !other.notified;
  });

const isEverUnattended = (release: string, eagerDriverHandoff: boolean): boolean =>
  everything(machineOf(release, programs, { eagerDriverHandoff }), (state) =>
    isUnattended(state) ? 'unattended' : '',
  ).states.has('unattended');

describe('the driver, while the worker that held it polls', () => {
  it.each(['1.51.4', '1.53.1'])('%s: may be left unattended', (release) => {
    expect(isEverUnattended(release, false)).toBe(true);
  });

  it('1.53.1: is not, where the handoff is eager', () => {
    expect(isEverUnattended('1.53.1', true)).toBe(false);
  });

  it('1.51.4: has no eager handoff', () => {
    expect(isEverUnattended('1.51.4', true)).toBe(true);
  });
});
