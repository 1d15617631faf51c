import type { InputFault } from '../errors.ts';

/** Thrown by a decoder for a record that it refuses; the reader adds file and line. */
export class RecordFault extends Error {
  override readonly name = 'RecordFault';
  readonly fault: InputFault;

  constructor(fault: InputFault) {
    super(fault.problem);
    this.fault = fault;
  }
}

/** A JSON object. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Whether a JSON value is an object. */
export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function textOf(value: unknown): string {
  if (value === undefined) return 'absent';
  // A number out of range was parsed to Infinity, which JSON has no word for.
  if (typeof value === 'number') return String(value);
  try {
    return JSON.stringify(value);
  } catch {
    return 'too deeply nested';
  }
}

/** A JSON value as a message shows it: cut short if it is long. */
export function shown(value: unknown): string {
  const text = textOf(value);
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}
