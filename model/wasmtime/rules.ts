/**
 * What a guest's Wasmtime decides about yielding. Some of it never changed; it is told all the same, because guests
 * are often expected to yield by whatever their epoch callback answers.
 *
 * Not told: `wasmtime-wasi`, whose pollables yield by Tokio's `yield_now` since 45.0.0, and handlers of the `debug`
 * feature, which may block a guest at its epoch deadline.
 */
export interface WasmtimeRules {
  /** How a guest yields whose epoch callback answered `Yield`. */
  readonly deadlineYield: 'self-wake';
  /** An epoch callback may answer `YieldCustom`, with a future of the embedder's. */
  readonly yieldCustom: boolean;
  /** An epoch callback may answer `Interrupt`. */
  readonly interrupt: boolean;
  /** How a guest yields that has used up its fuel. */
  readonly fuelYield: 'self-wake';
  /** How an asynchronous garbage collection yields between its increments. */
  readonly collectorYield: 'self-wake';
  /** What the event loop of the component model does before it resumes a guest task that yielded. */
  readonly componentYield: 'not there' | 'goes on' | 'self-wake';
}
