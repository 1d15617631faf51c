/** What the process says to the shell. */
export const exitCode = {
  /** Everything asked holds. */
  ok: 0,
  /** A safety property is violated. */
  safety: 10,
  /** A liveness property is violated: starvation, a lost wake-up. */
  liveness: 11,
  /** A recording is not a behaviour of the release that it was held against. */
  nonconforming: 12,
  /** Two semantics differ where they were asserted to be alike. */
  different: 13,
  /** A property was never put to the test. */
  vacuous: 14,
  /** A bound was hit, or something asked for could not be decided. */
  inconclusive: 20,
  /** Wrong usage. */
  usage: 64,
  /** Unreadable or invalid input. */
  input: 65,
  /** A fault of yieldcheck itself. */
  fault: 70,
} as const;

/** One of the exit codes. */
export type ExitCode = (typeof exitCode)[keyof typeof exitCode];

/**
 * From gravest to lightest. A fault makes every other finding doubtful, so it comes first. What was found comes
 * before what could not be looked at: a violation stays true whatever the other files hold. Input that could
 * not be read comes before input that could not decide, and that before a question that was never put.
 */
const byGravity: readonly ExitCode[] = [
  exitCode.fault,
  exitCode.usage,
  exitCode.safety,
  exitCode.liveness,
  exitCode.nonconforming,
  exitCode.different,
  exitCode.input,
  exitCode.inconclusive,
  exitCode.vacuous,
  exitCode.ok,
];

/** The code that wins when several apply; `ok` for none. */
export const gravest = (codes: Iterable<ExitCode>): ExitCode => {
  const present = new Set(codes);
  return byGravity.find((code) => present.has(code)) ?? exitCode.ok;
};

/** The meaning of each code that some verb can end with, in the order of their numbers. */
export const exitMeanings: readonly (readonly [code: ExitCode, meaning: string])[] = [
  [exitCode.ok, 'everything asked holds'],
  [exitCode.safety, 'a safety property is violated'],
  [exitCode.liveness, 'a liveness property is violated: starvation, a lost wake-up'],
  [exitCode.nonconforming, 'a recording is not a behaviour of the release'],
  [exitCode.different, 'two semantics differ where they were asserted to be alike'],
  [exitCode.vacuous, 'a property was never put to the test'],
  [exitCode.inconclusive, 'a bound was hit, or something asked for could not be decided'],
  [exitCode.usage, 'wrong usage'],
  [exitCode.input, 'unreadable or invalid input'],
  [exitCode.fault, 'a fault of yieldcheck itself'],
];
