import type { Event, EventOf } from '../../traces/index.ts';
import type { Report } from '../properties/property.ts';
import type { Violation } from '../verdict.ts';

/** How many violations are kept with their events. */
export const keptExamples = 10;

/** What one property has reported so far. */
export class Findings implements Report {
  checkedCount = 0;
  undecidedCount = 0;
  violationCount = 0;
  readonly examples: Violation[] = [];
  /** Obligations open at the end. */
  readonly stillOpen: Violation[] = [];
  openCount = 0;
  /** Why the first undecided instance could not be decided. */
  undecidedBecause: string | undefined;
  /** The first gap met; what seems violated after it may be the fault of the lost events. */
  gap: EventOf<'gap'> | undefined;

  checked(): void {
    this.checkedCount += 1;
  }

  violated(because: string, events: readonly Event[]): void {
    if (this.gap !== undefined) {
      this.undecidable(`events were lost at g=${this.gap.g} (${this.gap.why}), and after that ${because}`);
      return;
    }
    this.violationCount += 1;
    if (this.examples.length < keptExamples) this.examples.push({ because, events });
  }

  open(because: string, events: readonly Event[]): void {
    this.openCount += 1;
    if (this.stillOpen.length < keptExamples) this.stillOpen.push({ because, events });
  }

  undecidable(because: string): void {
    this.undecidedCount += 1;
    this.undecidedBecause ??= because;
  }
}
