import type { RuntimeInfo } from '../../../../traces/index.ts';
import type { Property, Report, Shows } from '../../../properties/property.ts';
import type { Watcher } from '../watcher.ts';

/** The wait that came nearest to its limit, both in ticks of others. */
export interface Nearest {
  readonly used: number;
  readonly limit: number;
}

/** Holds waits to a limit while they are followed. */
export interface LimitTrial extends Watcher {
  /** The instance that came nearest to its limit, or went farthest beyond it; undefined before the first. */
  nearest(): Nearest | undefined;
  /** Called after the last event. */
  finish(): void;
}

/** A limit on waits, as a property whose instances are decided while waits are followed. */
export interface WaitLimit {
  readonly property: Property;
  /** What the limit is in this runtime, in words, such as `60 ticks, 243 polls`. */
  readonly most: (runtime: RuntimeInfo) => string;
  readonly open: (runtime: RuntimeInfo, shows: Shows, report: Report) => LimitTrial;
}

/** Remembers which instance used most of its limit. */
export class NearestToLimit {
  #nearest: Nearest | undefined;

  note(used: number, limit: number): void {
    const before = this.#nearest;
    if (before === undefined || used * before.limit > before.used * limit) this.#nearest = { used, limit };
  }

  get(): Nearest | undefined {
    return this.#nearest;
  }
}
