import type { Property } from '../properties/property.ts';
import type { Lack, PropertyVerdict, TraceResult, VerdictKind } from '../verdict.ts';
import type { FileOutcome, Unreadable } from './outcome.ts';
import { contradicts, violationsOf } from './outcome.ts';

/** Why some files did not simply hold, and how many say so in the same words. */
export interface Remark {
  readonly verdict: VerdictKind;
  readonly because: string;
  /** What it would take, where the verdict is that it is not checkable. */
  readonly lack?: Lack;
  readonly files: number;
  /** The first file that says so. */
  readonly first: string;
}

/** One property over all files. */
export interface PropertySummary {
  readonly property: Property;
  readonly verdict: VerdictKind;
  readonly checked: number;
  readonly undecided: number;
  readonly violations: number;
  /** Number of files with each verdict. */
  readonly files: Readonly<Record<VerdictKind, number>>;
  /** Number of files whose runtime the property is no rule of; part of `files['not-checkable']`. */
  readonly otherRuntimes: number;
  /** Why, for every verdict but `holds` and `violated`, most frequent first. */
  readonly remarks: readonly Remark[];
}

/** Everything that was found out over a set of files. */
export interface CheckSummary {
  readonly files: number;
  readonly unreadable: readonly Unreadable[];
  /** Names of the files that end without a footer. */
  readonly truncated: readonly string[];
  /** Names of the files that contradict themselves. */
  readonly contradictory: readonly string[];
  /** Files that were not read to their end because the run was interrupted. */
  readonly skipped: number;
  readonly events: number;
  readonly properties: readonly PropertySummary[];
}

const none: Readonly<Record<VerdictKind, number>> = {
  holds: 0,
  violated: 0,
  inconclusive: 0,
  'not-checkable': 0,
  vacuous: 0,
};

const byStrength: readonly VerdictKind[] = ['violated', 'inconclusive', 'holds', 'vacuous', 'not-checkable'];

/**
 * The verdict over many. One violation spoils them all; one open end leaves them open. A property that was tested
 * somewhere and never failed holds; it is vacuous only if nothing that could have tested it did.
 */
export const strongest = (occurs: (verdict: VerdictKind) => boolean): VerdictKind =>
  byStrength.find(occurs) ?? 'not-checkable';

class Tally {
  readonly #files = { ...none };
  readonly #remarks = new Map<string, Remark>();
  readonly #property: Property;
  #checked = 0;
  #undecided = 0;
  #violations = 0;
  #otherRuntimes = 0;

  constructor(property: Property) {
    this.#property = property;
  }

  add(verdict: PropertyVerdict, { file, header }: TraceResult): void {
    this.#files[verdict.verdict] += 1;
    this.#checked += verdict.checked;
    this.#undecided += verdict.undecided;
    this.#violations += verdict.violations;
    if (!this.#property.applies(header.runtime).applies) this.#otherRuntimes += 1;
    if (verdict.verdict !== 'violated' && verdict.reason !== undefined)
      this.#remark(verdict, verdict.reason, file);
  }

  #remark({ verdict, lack }: PropertyVerdict, because: string, file: string): void {
    const key = `${verdict} ${because}`;
    const seen = this.#remarks.get(key);
    this.#remarks.set(key, {
      verdict,
      because,
      ...(lack === undefined ? {} : { lack }),
      files: (seen?.files ?? 0) + 1,
      first: seen?.first ?? file,
    });
  }

  /** Whether any file had something to say of it. */
  get asked(): boolean {
    return Object.values(this.#files).some((files) => files > 0);
  }

  summary(): PropertySummary {
    return {
      property: this.#property,
      verdict: strongest((kind) => this.#files[kind] > 0),
      checked: this.#checked,
      undecided: this.#undecided,
      violations: this.#violations,
      files: { ...this.#files },
      otherRuntimes: this.#otherRuntimes,
      remarks: [...this.#remarks.values()].toSorted((a, b) => b.files - a.files),
    };
  }
}

/** Adds up outcomes file by file, keeping counts and no events, so that any number of files fits. */
export class Summarizer {
  readonly #tallies: ReadonlyMap<string, Tally>;
  readonly #unreadable: Unreadable[] = [];
  readonly #truncated: string[] = [];
  readonly #contradictory: string[] = [];
  #files = 0;
  #events = 0;

  constructor(properties: readonly Property[]) {
    this.#tallies = new Map(properties.map((property) => [property.id, new Tally(property)]));
  }

  /** Counts one more file in. */
  add(outcome: FileOutcome): void {
    this.#files += 1;
    if (outcome.kind === 'unreadable') {
      this.#unreadable.push(outcome.problem);
      if (outcome.before !== undefined) this.#count(outcome.before, violationsOf(outcome.before));
      return;
    }
    const { result } = outcome;
    if (!result.ended) this.#truncated.push(result.file);
    if (contradicts(result)) this.#contradictory.push(result.file);
    this.#count(result, result.verdicts);
  }

  #count(result: TraceResult, verdicts: readonly PropertyVerdict[]): void {
    this.#events += result.events;
    for (const verdict of verdicts) this.#tallies.get(verdict.property)?.add(verdict, result);
  }

  /** What was found so far; `skipped` files were not read to their end. */
  summary(skipped = 0): CheckSummary {
    const tallies = [...this.#tallies.values()];
    const asked = tallies.filter((tally) => tally.asked);
    return {
      files: this.#files,
      unreadable: this.#unreadable,
      truncated: this.#truncated,
      contradictory: this.#contradictory,
      skipped,
      events: this.#events,
      // Properties of runtimes that no recording is of are left out, unless nothing was read at all.
      properties: (asked.length === 0 ? tallies : asked).map((tally) => tally.summary()),
    };
  }
}
