import type { Instruction, Program, YieldName } from '../../../../../model/index.ts';

/** A task that goes round the same instructions for ever. */
export const forEver = (role: string, ...instructions: readonly Instruction[]): Program => ({
  role,
  instructions: [...instructions, { does: 'repeat' }],
});

/** A task that wakes the one at index `other`, waits to be woken by it, and so on; the pair is `started` by one of them. */
export const pingPong = (other: number, { starts }: { readonly starts: boolean }): Program => {
  const wake: Instruction = { does: 'wake', task: other };
  const wait: Instruction = { does: 'wait', for: 'wake' };
  return starts ? forEver('ping', wake, wait) : forEver('pong', wait, wake);
};

/** A Wasmtime guest that computes for ever and, at each epoch deadline, yields in this way. */
export const guest = (how: YieldName): Program =>
  forEver('guest', {
    does: 'epoch deadline',
    answers: [how === 'self-wake' ? { answer: 'Yield' } : { answer: 'YieldCustom', future: how }],
  });

/** A task that keeps its thread for ever. */
export const hog: Program = forEver('hog', { does: 'compute' });

/** A task that waits for one thing and is done. */
export const waiter = (what: 'timer' | 'foreign wake' | 'wake'): Program => ({
  role: 'waiter',
  instructions: [{ does: 'wait', for: what }],
});

/** A task that is polled once. */
export const short: Program = { role: 'short', instructions: [] };
