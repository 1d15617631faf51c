import type { Rules } from '../tokio/releases.ts';
import type { Emitted } from '../tokio/event.ts';

/** Names of yields, as events tell them. */
export type YieldTold = Extract<Emitted, { e: 'yield' }>['how'];

/**
 * A future inside its poll, as far as it can ask the scheduler that polls it to be polled again. Each scheduler
 * makes its own.
 */
export interface BeingPolled {
  readonly rules: Rules;
  /** Tells observers that the future is about to yield. */
  yields(how: YieldTold): void;
  /** `context::defer` with the waker of the future. */
  defer(): void;
  /** The future calls its own waker. */
  wakeItself(): void;
}
