/** What a certificate has against a witness: that it is wrong, or that it tells of what is not covered. */
export class Objection extends Error {
  readonly verdict: 'invalid' | 'not covered';

  constructor(because: string, verdict: 'invalid' | 'not covered' = 'invalid') {
    super(because);
    this.verdict = verdict;
  }
}

/** Throws an `Objection` unless it holds. */
export function demand(held: boolean, otherwise: string): asserts held {
  if (!held) throw new Objection(otherwise);
}
