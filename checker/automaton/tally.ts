import type { Report } from '../properties/property.ts';

/** What an observer reports during one step, as numbers: the events are found again by running a monitor. */
export class Tally implements Report {
  checkedCount = 0;
  undecidedCount = 0;
  failed = false;
  isOpen = false;

  checked(): void {
    this.checkedCount += 1;
  }

  violated(): void {
    this.failed = true;
  }

  open(): void {
    this.isOpen = true;
  }

  undecidable(): void {
    this.undecidedCount += 1;
  }
}
