import type { EnumField } from '../machine/schema.ts';

/** A field that needs only its first names where a configuration has no use for the others, and then less room. */
export const onlyFirstUnless = <Name extends string>(
  used: boolean,
  { kind, names }: EnumField<Name>,
  first = 1,
): EnumField<Name> => ({ kind, names: used ? names : names.slice(0, first) });
