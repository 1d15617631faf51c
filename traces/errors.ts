/** What can be wrong with an input, by stable code. */
export const inputFaults = {
  TRACE001: 'The file does not exist.',
  TRACE002: 'Permission to read the file is denied.',
  TRACE003: 'The path is a directory.',
  TRACE004: 'The operating system could not open or read the file.',
  TRACE005: 'The file is empty.',
  TRACE006: 'The gzip data ends too early.',
  TRACE007: 'The gzip data is damaged.',
  TRACE008: 'A line is longer than 16 MiB.',
  TRACE009: 'The file is not UTF-8 text.',
  TRACE010: 'A line, or a JSON document, is not JSON.',
  TRACE011: 'The format is known, but cannot be read.',
  TRACE012: 'The first record is not the header of a trace.',
  TRACE013: 'The version of the format is not supported.',
  TRACE014: 'A record lacks a field, or a field has the wrong type or value.',
  TRACE015: 'A record is of an unknown kind.',
  TRACE016: 'There is more than one header.',
  TRACE017: 'A record comes after the end record.',
  TRACE018: 'The positions of events (`g`, or `seq`) are not strictly increasing.',
  TRACE019: 'The end record counts a different number of events than there are.',
  TRACE020: 'A recording is in more pieces than can be put in order.',
  TRACE021: 'The file changed while it was read.',
  TRACE022: 'The recording was made without a setting that is needed to read it.',
  TRACE023: 'A schedule string of Shuttle is damaged.',
  TRACE024: 'A Chrome trace of another tool needs a mapping.',
  TRACE025: 'The mapping of a Chrome trace is not valid.',
} as const;

/** What can go wrong while writing, by stable code. */
export const outputFaults = {
  OUT001: 'The directory to write into does not exist.',
  OUT002: 'Permission to write is denied.',
  OUT003: 'The path is a directory.',
  OUT004: 'The operating system could not write the file.',
} as const;

export type InputFaultCode = keyof typeof inputFaults;
export type OutputFaultCode = keyof typeof outputFaults;

interface Explanation<Code> {
  readonly code: Code;
  /** What was found, and what was expected. */
  readonly problem: string;
  /** What to do about it. */
  readonly advice: string;
  /** The error that led to this one. */
  readonly cause?: unknown;
}

/** What is wrong with an input, before it is known where. */
export type InputFault = Explanation<InputFaultCode>;

const sentence = (where: string, { code, problem, advice }: Explanation<string>): string =>
  `${where}: ${problem} [${code}]\n${advice}`;

/** A place in an input: a line, from 1, the offset of a byte, after decompression, or the line that begins there. */
export type Place = number | { readonly offset: number; readonly line?: number };

const lineOf = (place: Place | undefined): number | undefined =>
  typeof place === 'object' ? place.line : place;

const named = (file: string, place: Place | undefined): string => {
  const line = lineOf(place);
  if (line !== undefined) return `${file}:${line}`;
  return typeof place === 'object' ? `${file} at byte ${place.offset}` : file;
};

/** A trace that cannot be read: why, where, and what to do. */
export class InputError extends Error {
  override readonly name = 'InputError';
  readonly code: InputFaultCode;
  readonly file: string;
  /** From 1. */
  readonly line: number | undefined;
  /** Of the byte, or of the first byte of the line, after decompression. */
  readonly offset: number | undefined;
  readonly problem: string;
  readonly advice: string;

  constructor(fault: InputFault, file: string, place?: Place) {
    super(sentence(named(file, place), fault), { cause: fault.cause });
    this.code = fault.code;
    this.file = file;
    this.line = lineOf(place);
    this.offset = typeof place === 'object' ? place.offset : undefined;
    this.problem = fault.problem;
    this.advice = fault.advice;
  }
}

/** A trace that cannot be written: why, and what to do. Nothing is left behind at `file`. */
export class OutputError extends Error {
  override readonly name = 'OutputError';
  readonly code: OutputFaultCode;
  readonly file: string;
  readonly problem: string;
  readonly advice: string;

  constructor(fault: Explanation<OutputFaultCode>, file: string) {
    super(sentence(file, fault), { cause: fault.cause });
    this.code = fault.code;
    this.file = file;
    this.problem = fault.problem;
    this.advice = fault.advice;
  }
}
