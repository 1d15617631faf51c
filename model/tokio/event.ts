/**
 * What a probe inside the scheduler, or a wrapper around its tasks, would see of one step, on worker `w`; null for a
 * thread that runs no worker. `s` names the thread where it is not the first of its worker (`threadNumber`).
 */
export type Emitted = { readonly w: number | null; readonly s?: number } & (
  | { readonly e: 'park.begin' | 'park.end' | 'search.begin' | 'parked' | 'lifo.cap' | 'maintenance' }
  | { readonly e: 'spawn.begin'; readonly task: number; readonly by: number | null }
  | { readonly e: 'spawn.end'; readonly task: number }
  | { readonly e: 'poll.begin'; readonly task: number }
  | { readonly e: 'block_in_place.begin' | 'block_in_place.end'; readonly task: number }
  | { readonly e: 'poll.end'; readonly task: number; readonly ready: boolean }
  | { readonly e: 'task.end'; readonly task: number }
  | { readonly e: 'yield'; readonly task: number; readonly how: 'self-wake' | 'yield_now' | 'coop' }
  | { readonly e: 'wake.begin'; readonly task: number; readonly by: number | null; readonly from: WakeFrom }
  | { readonly e: 'wake.end'; readonly task: number }
  | { readonly e: 'join'; readonly task: number; readonly of: number }
  | { readonly e: 'abort'; readonly task: number; readonly by: number }
  | { readonly e: 'consume'; readonly task: number }
  | {
      readonly e: 'schedule';
      readonly task: number;
      readonly to: 'lifo' | 'back' | 'inject';
      readonly why: ScheduleWhy;
    }
  | { readonly e: 'overflow' | 'inject.batch' | 'flush'; readonly n: number }
  | { readonly e: 'take'; readonly task: number; readonly from: 'lifo' | 'lifo-chain' | 'local' | 'inject' }
  | { readonly e: 'steal'; readonly task: number; readonly victim: number }
  | { readonly e: 'defer'; readonly task: number }
  | { readonly e: 'driver.begin'; readonly timeout: 0 | null }
  | { readonly e: 'driver.end'; readonly had: boolean }
  | { readonly e: 'notify'; readonly by: 'local' | 'remote'; readonly woken: number | null }
);

/** The place from which a waker was called. */
export type WakeFrom = 'poll' | 'complete' | 'runtime' | 'external' | 'block_in_place';

/** Why a task was put where it was put. */
export type ScheduleWhy =
  'idle' | 'lifo-disabled' | 'yield' | 'displaced' | 'budget' | 'block_in_place' | 'remote';

/**
 * The number by which events name the task at `index`. Tasks count from 1: 0 is the future given to `block_on`.
 */
export const taskNumber = (index: number): number => index + 1;
