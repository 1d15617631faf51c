/** How far an exploration has come. */
export interface Progress {
  /** Distinct states found. */
  readonly states: number;
  readonly statesPerSecond: number;
  /** Steps from the initial state to the states being expanded. */
  readonly depth: number;
  /** States found and not yet expanded. */
  readonly queue: number;
  readonly seconds: number;
  /** How many states are at each distance from the initial state, as far as all of them are known. */
  readonly levels: readonly number[];
  /** Memory for the states. */
  readonly bytes: number;
}
