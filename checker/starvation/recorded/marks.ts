import type { Event } from '../../../traces/index.ts';
import { distributionOf, type Distribution } from './distribution.ts';
import { Histogram } from './histogram.ts';

/** More labels than this are left out, so that memory stays bounded. */
const mostLabels = 64;

/** The figures that the recorded program measured itself, by label. */
export interface Mark {
  readonly label: string;
  readonly values: Distribution;
}

/** Gathers marks; a negative value is none that a wait can have, and is left out. */
export class Marks {
  readonly #histograms = new Map<string, Histogram>();

  observe(event: Event): void {
    if (event.e !== 'mark' || event.value < 0) return;
    const known = this.#histograms.get(event.label);
    if (known !== undefined) known.add(event.value);
    else if (this.#histograms.size < mostLabels) {
      const histogram = new Histogram();
      histogram.add(event.value);
      this.#histograms.set(event.label, histogram);
    }
  }

  get(): readonly Mark[] {
    return [...this.#histograms].flatMap(([label, histogram]) => {
      const values = distributionOf(histogram);
      return values === undefined ? [] : [{ label, values }];
    });
  }
}
