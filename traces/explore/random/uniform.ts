import type { Schedule, Scheduler } from './schedule.ts';
import { below } from './xoshiro.ts';
import type { RandomWords } from './xoshiro.ts';

class Uniform implements Scheduler {
  readonly needsActors = false;
  #random: RandomWords = () => 0;

  begin(random: RandomWords): void {
    this.#random = random;
  }

  pick(count: number): number {
    return count === 1 ? 0 : below(count, this.#random);
  }

  end(): void {
    // Runs do not depend on each other.
  }

  guarantee(): undefined {
    return undefined;
  }
}

/** Takes any step that is offered, each as likely as every other. */
export const uniform: Schedule = () => new Uniform();
