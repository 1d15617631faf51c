/** An expression of the Informal Trace Format, as JSON. */
export type ItfValue =
  | string
  | boolean
  | { readonly '#bigint': string }
  | { readonly '#tup': readonly ItfValue[] }
  | { readonly '#map': readonly (readonly [ItfValue, ItfValue])[] }
  | { readonly tag: string; readonly value: ItfValue }
  | readonly ItfValue[]
  | { readonly [field: string]: ItfValue };

/** An integer. */
export const itfInteger = (value: number): ItfValue => ({ '#bigint': String(value) });

const unit: ItfValue = { '#tup': [] };

/** A value of a sum type. */
export const itfVariant = (tag: string, value: ItfValue = unit): ItfValue => ({ tag, value });
