/** What a certificate has against a witness: a rule that it breaks. */
export class Objection extends Error {
  override readonly name = 'Objection';
}

/** Throws an `Objection` unless it holds. */
export function demand(held: boolean, otherwise: string): asserts held {
  if (!held) throw new Objection(otherwise);
}
