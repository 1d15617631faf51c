/**
 * Runs `source`, the body of a function whose parameters are the keys of `given`, on its values. The source is made
 * from a machine's schema and guards alone, with every name of theirs as a JSON string.
 */
export const runGenerated = <T>(source: string, given: Readonly<Record<string, unknown>>): T =>
  Reflect.apply(new Function(...Object.keys(given), source), undefined, Object.values(given));
