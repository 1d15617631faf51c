import type { Event, RuntimeInfo } from '../../../traces/index.ts';
import type { Entry, HiddenEntry } from './in-order.ts';

type Said = HiddenEntry['hidden'];

/** What a worker is known to be at between two polls. */
interface Between {
  /** A pass through the driver: under way, or over but for the wakers that are called after it. */
  pass: 'none' | 'driver' | 'wakers';
  searching: boolean;
}

/** What a worker does when it is back from the driver. */
const goesOn: ReadonlySet<string> = new Set(['take', 'maintenance', 'park.end', 'poll.begin']);

/** Adds to a worker's events what follows from them: passes through the driver, searches, the entry into the sleepers. */
class Worker {
  readonly #me: Between = { pass: 'none', searching: false };
  readonly #w: number;
  readonly #maySearch: () => boolean;

  constructor(w: number, maySearch: () => boolean) {
    this.#w = w;
    this.#maySearch = maySearch;
  }

  get isSearching(): boolean {
    return this.#me.searching;
  }

  before(event: Event | Said): readonly Said[] {
    const { e } = event;
    if (e === 'flush') return this.#driverIsOver('wakers');
    if (e === 'park.begin' || e === 'driver.begin')
      return [...this.#driverIsOver(), ...this.#searches(this.#maySearch())];
    if (e === 'steal') return [...this.#driverIsOver(), ...this.#searches(true)];
    return goesOn.has(e) ? this.#driverIsOver() : [];
  }

  after({ e }: Event | Said): readonly Said[] {
    if (e === 'take' || e === 'steal') this.#me.searching = false;
    else if (e === 'driver.begin') this.#me.pass = 'driver';
    else if (e === 'park.end') this.#me.searching = true;
    else if (e === 'maintenance') return this.#entersDriver(0);
    else if (e === 'park.begin') {
      this.#me.searching = false;
      return [{ e: 'parked', w: this.#w }, ...this.#entersDriver(null)];
    }
    return [];
  }

  #entersDriver(timeout: 0 | null): readonly Said[] {
    this.#me.pass = 'driver';
    return [{ e: 'driver.begin', w: this.#w, timeout }];
  }

  #driverIsOver(then: Between['pass'] = 'none'): readonly Said[] {
    const { pass } = this.#me;
    this.#me.pass = then;
    return pass === 'driver' ? [{ e: 'driver.end', w: this.#w }] : [];
  }

  #searches(may: boolean): readonly Said[] {
    if (this.#me.searching || !may) return [];
    this.#me.searching = true;
    return [{ e: 'search.begin', w: this.#w }];
  }
}

const isOfSleepers = ({ e }: Said): boolean => e === 'search.begin' || e === 'parked';

/**
 * Entries with what follows from them about passes through the driver, searches and sleepers, of which the search of a
 * recording keeps no account. Of workers that find nothing as many search as may at one time: half of them.
 */
export const withPasses = (
  entries: readonly Entry[],
  workers: number,
  flavor: RuntimeInfo['flavor'],
): readonly Entry[] => {
  const all: Worker[] = [];
  const maySearch = (): boolean => all.filter(({ isSearching }) => isSearching).length * 2 < workers;
  for (let w = 0; w < workers; w++) all.push(new Worker(w, maySearch));
  const out: Entry[] = [];
  for (const entry of entries) {
    const [event, w, s] =
      'recorded' in entry
        ? [entry.recorded, entry.w, entry.recorded.s]
        : [entry.hidden, entry.hidden.w, entry.s];
    const worker = w === null ? undefined : all[w];
    const say = (said: readonly Said[] | undefined): void => {
      for (const hidden of said ?? [])
        if (flavor === 'multi_thread' || !isOfSleepers(hidden)) out.push({ hidden, s });
    };
    say(worker?.before(event));
    out.push(entry);
    say(worker?.after(event));
  }
  return out;
};
