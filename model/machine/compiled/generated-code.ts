/** The body of a function that returns a `T`; a promise of whoever prints it. */
export type Source<T> = string & { readonly returns?: T };

/**
 * Runs the body of a function whose parameters are the keys of `given`, on its values. Sources are printed from a
 * machine's schema and guards, or from numbers, with every name as a JSON string.
 */
export const runGenerated = <T>(source: Source<T>, given: Readonly<Record<string, unknown>>): T =>
  Reflect.apply(new Function(...Object.keys(given), source), undefined, Object.values(given));
