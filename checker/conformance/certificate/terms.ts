import type { Event } from '../../../traces/index.ts';

/** A step that no recording shows, of worker `w`; null for a thread that runs none. Tasks as recordings number them. */
export type HiddenStep = { readonly w: number | null } & (
  | {
      readonly e: 'schedule';
      readonly task: number;
      readonly to: 'lifo' | 'back' | 'inject';
      readonly why: string;
    }
  | { readonly e: 'overflow' | 'inject.batch'; readonly n: number }
  | { readonly e: 'take'; readonly task: number; readonly from: TakenFrom }
  | { readonly e: 'steal'; readonly task: number; readonly victim: number }
  | { readonly e: 'defer'; readonly task: number }
  | { readonly e: 'lifo.cap' | 'maintenance' }
);

/** From where a worker takes a task; the chain is that of polls from the LIFO slot within one tick. */
export type TakenFrom = 'lifo' | 'lifo-chain' | 'local' | 'inject';

/** The recorded events, in their order, with the hidden steps in between. */
export type Witness = readonly ({ readonly recorded: Event } | { readonly hidden: HiddenStep })[];

/** What a certificate needs to know of a release and a runtime. */
export interface Terms {
  readonly workers: number;
  readonly queueCapacity: number;
  readonly eventInterval: number;
  readonly injectInterval: number | 'auto';
  /** Polls that may be chained from the LIFO slot in one tick; `Infinity` where that has no bound. */
  readonly chainedPolls: number;
  readonly deferredLastFirst: boolean;
  readonly overflowMoves: 'oldest' | 'newest';
  readonly lifoStealable: boolean;
  /** Whether timers are fired after the deferred wakers (the alternative timer). */
  readonly timersLast: boolean;
}
