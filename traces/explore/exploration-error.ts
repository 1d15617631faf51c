import { formatPath } from './path.ts';
import type { Path } from './path.ts';

/** The machine failed while it was being explored: a fault of the specification, which is the `cause`. */
export class ExplorationError extends Error {
  override readonly name = 'ExplorationError';
  readonly code = 'EXPLORATION_FAILED';
  /** The way to the state in which it failed. */
  readonly path: Path;

  constructor(path: Path, cause: unknown) {
    const problem = cause instanceof Error ? cause.message : String(cause);
    super(`${problem}\nin the state reached by the path ${formatPath(path)} [EXPLORATION_FAILED]`, { cause });
    this.path = path;
  }
}
