import { describe, expect, it } from 'vitest';
import { everyWakeAnswered } from '../../../../checker/properties/every-wake-answered.ts';
import type { Stamped } from './recordings.ts';
import { at, hookHeader, inOrder, losingHeader, verdictOf } from './recordings.ts';

const spawn = at(0, 0, { e: 'spawn.begin', task: 1, instrumented: true });
const poll = (w: number, t: number) => at(w, t, { e: 'poll.begin', task: 1 });
const over = (w: number, t: number) => at(w, t, { e: 'poll.end', task: 1, ready: false });
const wake = (w: number, t: number) => at(w, t, { e: 'wake.begin', task: 1 });
const park = (w: number, t: number) => at(w, t, { e: 'park.begin' });
const back = (w: number, t: number) => at(w, t, { e: 'park.end' });

/** Task 1 is polled, worker 1 parks, and then the task is woken. */
const woken: readonly Stamped[] = [spawn, poll(0, 10), over(0, 20), park(1, 30), wake(0, 40), park(0, 50)];
/** Each worker comes back, finds nothing and parks. */
const round = (t: number): readonly Stamped[] => [back(0, t), park(0, t + 5), back(1, t + 6), park(1, t + 9)];

const verdict = (header: typeof hookHeader, ...events: readonly Stamped[]) =>
  verdictOf(everyWakeAnswered, header, inOrder(...events));

describe('a wake', () => {
  it('is answered by the next poll', () => {
    expect(verdict(hookHeader, ...woken, back(1, 60), poll(1, 70), over(1, 80))).toMatchObject({
      verdict: 'holds',
      checked: 1,
    });
  });

  it('is lost when every worker looked for tasks since, parked, and came back', () => {
    expect(verdict(hookHeader, ...woken, ...round(100), ...round(200))).toMatchObject({
      verdict: 'violated',
      violations: 1,
      examples: [{ events: [{ e: 'wake.begin' }, { e: 'park.begin', t: 109 }] }],
    });
  });

  it.each([
    ['nobody came back, as when the runtime shuts down', [...woken, ...round(100)]],
    ['one worker has not looked since', [...woken, back(0, 100), park(0, 105), back(0, 110), park(0, 115)]],
    ['one worker is not parked', [...woken, ...round(100).slice(0, 3), back(0, 200), poll(0, 205)]],
  ])('is not lost where %s', (_, events) => {
    expect(verdict(hookHeader, ...events)).toMatchObject({ violations: 0 });
  });

  it('may have been for the poll that had only just begun by its time', () => {
    const during = [spawn, poll(0, 10), wake(1, 15), over(0, 20), park(0, 25), park(1, 30)];
    expect(verdict(hookHeader, ...during, ...round(100), ...round(200))).toMatchObject({
      verdict: 'vacuous',
    });
  });

  it('of a task in its poll is due when the poll is over', () => {
    const during = [spawn, poll(0, 10), wake(0, 15), over(0, 20), park(0, 25), park(1, 30)];
    expect(verdict(hookHeader, ...during, ...round(100), ...round(200))).toMatchObject({ violations: 1 });
  });

  it('of a task that is cancelled is not answered, and not lost', () => {
    const ended = at(0, 60, { e: 'task.end', task: 1 });
    expect(verdict(hookHeader, ...woken, ended, ...round(100), ...round(200))).toMatchObject({
      verdict: 'inconclusive',
      violations: 0,
    });
  });

  it('of an unknown task is no wake that is owed a poll', () => {
    expect(verdict(losingHeader, ...woken.slice(3), ...round(100), ...round(200))).toMatchObject({
      verdict: 'vacuous',
    });
  });

  it('is not lost where the poll may be, because events are missing', () => {
    const gap = at(1, 60, { e: 'gap', why: 'a batch was dropped', until: 70 });
    expect(verdict(hookHeader, ...woken, gap, ...round(100), ...round(200), ...round(300))).toMatchObject({
      violations: 0,
    });
    const silent = [...woken, ...round(100), ...round(90_000_000)];
    expect(verdict(losingHeader, ...silent)).toMatchObject({ violations: 0 });
    expect(verdict(hookHeader, ...silent)).toMatchObject({ violations: 1 });
  });
});
