import { multiThreadSteps, none } from '../../model/index.ts';
import type { Hypothesis } from './hypothesis.ts';
import { restarted } from './tuned-interval.ts';

const { endRun, pushBackOrOverflow } = multiThreadSteps;

const deferredOn = (h: Hypothesis, core: number): readonly number[] => {
  const { deferred } = h.worker(core);
  return Array.from({ length: deferred.length }, (_, i) => deferred.at(i));
};

/** The core of a thread that entered `block_in_place` is free to be taken by another one. */
export const handOff = (h: Hypothesis, thread: number): void => {
  const gone = h.detached.get(thread);
  if (gone?.entering !== true) return;
  const me = h.worker(gone.core);
  const slot = me.lifoSlot;
  if (slot !== none && h.runtime.rules.blockInPlaceQueuesLifo) {
    me.lifoSlot = none;
    pushBackOrOverflow(h.runtime, me, slot, 'block_in_place', h.state, h.context);
  }
  h.detached.set(thread, { ...gone, entering: false, deferred: deferredOn(h, gone.core) });
  me.deferred.clear();
  me.current = none;
  h.handedOff.add(gone.core);
  h.holders.delete(gone.core);
};

/** The task being polled on this thread enters `block_in_place`. */
export const enter = (h: Hypothesis, thread: number, core: number): void => {
  h.detached.set(thread, { core, task: h.worker(core).current, entering: true, deferred: [] });
  if (!h.runtime.rules.blockInPlaceFlushesDeferred || h.worker(core).deferred.isEmpty) handOff(h, thread);
};

/** A thread takes a core that waits for one, and starts to run it. */
export const takeOver = (h: Hypothesis, core: number): void => {
  h.handedOff.delete(core);
  const me = h.worker(core);
  me.at = 'after-poll';
  h.tuned[core] = restarted(h.tunedOf(core));
  endRun(h.runtime, me, h.context);
};

/**
 * The closure has returned. If no other thread is known to have the core, this one may have got it back, or another
 * may have it that has shown nothing yet.
 */
export const leave = (h: Hypothesis, thread: number): readonly Hypothesis[] => {
  const gone = h.detached.get(thread);
  if (gone === undefined || !h.handedOff.has(gone.core)) return [h];
  const lost = h.copy();
  takeOver(lost, gone.core);
  h.detached.delete(thread);
  h.handedOff.delete(gone.core);
  h.holders.set(gone.core, thread);
  const me = h.worker(gone.core);
  me.current = gone.task;
  me.at = 'polling';
  for (const task of gone.deferred) me.deferred.push(task);
  return [h, lost];
};
