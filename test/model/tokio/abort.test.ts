import { describe, expect, it } from 'vitest';
import type { Instruction, Program } from '../../../model/index.ts';
import { everything, machineOf, taskStates } from './ends.ts';
import { pollOrder, realConstants } from './single-worker.ts';

const program = (role: string, ...instructions: readonly Instruction[]): Program => ({ role, instructions });
const spawn = (task: number): Instruction => ({ does: 'spawn', task });
const abort = (task: number): Instruction => ({ does: 'abort', task });
const join = (task: number): Instruction => ({ does: 'join', task });
const untilWoken: Instruction = { does: 'wait', for: 'wake' };
const yieldNow: Instruction = { does: 'yield', how: 'yield_now' };

const releases = ['1.20.0', '1.28.0', '1.43.0', '1.51.1', '1.53.1'];

describe('an aborted task', () => {
  it.each(releases)('%s: that is queued is not polled', (release) => {
    const programs = [program('aborter', spawn(1), abort(1), join(1)), program('aborted')];
    expect(pollOrder(release, programs, realConstants, 5)).toEqual([0, 0]);
  });

  it.each(releases)('%s: that is idle is not polled again, and wakes who awaits it', (release) => {
    const programs = [
      program('aborter', spawn(1), { does: 'yield', how: 'self-wake' }, abort(1), join(1)),
      program('aborted', untilWoken),
    ];
    expect(pollOrder(release, programs, realConstants, 5)).toEqual([0, 1, 0, 0]);
  });

  it('that is idle goes the way of a task that is woken, without a wake', () => {
    const programs = [program('aborter', abort(1)), program('aborted', untilWoken)];
    const { events } = everything(machineOf('1.53.1', programs), taskStates);
    expect(events).toContainEqual({ w: 0, e: 'schedule', task: 2, to: 'lifo', why: 'idle' });
    expect(events.some(({ e }) => e === 'wake.begin')).toBe(false);
  });

  it.each(releases)('%s: that is running completes at the end of its poll', (release) => {
    const programs = [program('itself', abort(0), { does: 'compute' }, untilWoken)];
    const { ends, states, events } = everything(machineOf(release, programs), taskStates);
    expect([...states].toSorted()).toEqual(['complete', 'running', 'running-cancelled', 'scheduled']);
    expect([...ends]).toEqual(['complete']);
    const ended = events.find(({ e }) => e === 'poll.end');
    expect(ended).toMatchObject({ ready: false });
  });

  it.each(releases)('%s: ends whatever it does, and so does who awaits it', (release) => {
    const programs = [program('aborter', abort(1), join(1)), program('aborted', yieldNow, untilWoken)];
    const { ends, states } = everything(machineOf(release, programs), taskStates);
    expect([...ends]).toEqual(['complete, complete']);
    expect([...states].some((told) => told.endsWith('scheduled-cancelled'))).toBe(true);
    expect([...states].some((told) => told.endsWith('running-cancelled'))).toBe(true);
  });

  it('may complete without the core of its worker', () => {
    const programs = [
      program('aborter', abort(1), join(1)),
      program(
        'blocker',
        { does: 'block in place', runs: 'Handle::block_on' },
        { does: 'compute' },
        { does: 'end block in place' },
        untilWoken,
      ),
    ];
    const { ends, events } = everything(machineOf('1.53.1', programs), taskStates);
    expect([...ends]).toEqual(['complete, complete']);
    expect(events).toContainEqual({
      w: null,
      s: 1,
      e: 'wake.begin',
      task: 1,
      by: 2,
      from: 'complete',
    });
  });
});
