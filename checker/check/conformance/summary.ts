import type { Polls } from '../../conformance/index.ts';
import type { ConformanceOutcome } from './outcome.ts';
import { answerOf, isRefused } from './outcome.ts';

/** What was found over a set of recordings. */
export interface ConformanceSummary {
  readonly files: number;
  readonly accepted: number;
  readonly refused: number;
  readonly undecided: number;
  readonly notCheckable: number;
  readonly unreadable: number;
  /** Recordings that were accepted and end without an end record. */
  readonly truncated: number;
  /** Files that were not read to their end because the run was interrupted. */
  readonly skipped: number;
  /** Events that the specification shows. */
  readonly events: number;
  readonly polls: Polls;
}

/** Adds up outcomes, keeping counts alone, so that any number of recordings fits. */
export class ConformanceTally {
  readonly #kinds = {
    accepted: 0,
    refused: 0,
    undecided: 0,
    interrupted: 0,
    'not-checkable': 0,
    unreadable: 0,
  };
  readonly #polls = { begun: 0, predicted: 0, determined: 0 };
  #refused = 0;
  #truncated = 0;
  #events = 0;

  /** Counts one more recording in. One that is refused before a fault counts as refused and as unreadable. */
  add(outcome: ConformanceOutcome): void {
    this.#kinds[outcome.kind] += 1;
    if (isRefused(outcome)) this.#refused += 1;
    if (outcome.kind === 'accepted' && !outcome.answer.ended) this.#truncated += 1;
    const answer = answerOf(outcome);
    if (answer === undefined) return;
    this.#events += answer.conformance.events;
    this.#polls.begun += answer.conformance.polls.begun;
    this.#polls.predicted += answer.conformance.polls.predicted;
    this.#polls.determined += answer.conformance.polls.determined;
  }

  /** What was found so far; `left` files were not looked at. */
  summary(left = 0): ConformanceSummary {
    const kinds = this.#kinds;
    return {
      files: Object.values(kinds).reduce((sum, n) => sum + n, 0),
      accepted: kinds.accepted,
      refused: this.#refused,
      undecided: kinds.undecided,
      notCheckable: kinds['not-checkable'],
      unreadable: kinds.unreadable,
      truncated: this.#truncated,
      skipped: kinds.interrupted + left,
      events: this.#events,
      polls: { ...this.#polls },
    };
  }
}
