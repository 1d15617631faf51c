import { distributionOf, type Distribution } from './distribution.ts';
import { Histogram } from './histogram.ts';
import { hasMigrated, waitKinds, type Wait, type WaitKind } from './wait.ts';
import type { Watcher } from './watcher.ts';

/** How the tasks of one role waited after one kind of cause. */
export interface WaitGroup {
  readonly role: string;
  readonly kind: WaitKind;
  /** Waits that ended in a poll. */
  readonly waits: number;
  /** Waits that were open at the end of the recording. */
  readonly open: number;
  /** Waits that ended on another worker than the one that had polled the task before. */
  readonly migrations: number;
  readonly ns: Distribution | undefined;
  readonly polls: Distribution | undefined;
  readonly pollsHere: Distribution | undefined;
  readonly ticks: Distribution | undefined;
  readonly passes: Distribution | undefined;
}

const measures = ['ns', 'polls', 'pollsHere', 'ticks', 'passes'] as const;

class Group {
  readonly role: string;
  readonly kind: WaitKind;
  readonly #histograms = {
    ns: new Histogram(),
    polls: new Histogram(),
    pollsHere: new Histogram(),
    ticks: new Histogram(),
    passes: new Histogram(),
  };
  #open = 0;
  #migrations = 0;

  constructor(role: string, kind: WaitKind) {
    this.role = role;
    this.kind = kind;
  }

  add(wait: Wait): void {
    for (const measure of measures) {
      const value = wait[measure];
      if (value !== undefined) this.#histograms[measure].add(value);
    }
    if (hasMigrated(wait)) this.#migrations += 1;
  }

  addOpen(): void {
    this.#open += 1;
  }

  get(): WaitGroup {
    const { ns, polls, pollsHere, ticks, passes } = this.#histograms;
    return {
      role: this.role,
      kind: this.kind,
      waits: ns.count,
      open: this.#open,
      migrations: this.#migrations,
      ns: distributionOf(ns),
      polls: distributionOf(polls),
      pollsHere: distributionOf(pollsHere),
      ticks: distributionOf(ticks),
      passes: distributionOf(passes),
    };
  }
}

/** Adds up waits by role and kind. */
export class WaitTally implements Watcher {
  readonly #groups = new Map<string, Group>();

  readonly waited = (wait: Wait): void => this.#group(wait).add(wait);

  /** One more wait that was open at the end. */
  open(wait: Wait): void {
    this.#group(wait).addOpen();
  }

  /** By role in the order in which they were met, and by kind. */
  groups(): readonly WaitGroup[] {
    const groups = [...this.#groups.values()];
    const roles = [...new Set(groups.map(({ role }) => role))];
    return groups
      .toSorted(
        (a, b) =>
          roles.indexOf(a.role) - roles.indexOf(b.role) ||
          waitKinds.indexOf(a.kind) - waitKinds.indexOf(b.kind),
      )
      .map((group) => group.get());
  }

  #group({ role, kind }: Wait): Group {
    const key = `${kind} ${role}`;
    const known = this.#groups.get(key);
    if (known !== undefined) return known;
    const group = new Group(role, kind);
    this.#groups.set(key, group);
    return group;
  }
}
