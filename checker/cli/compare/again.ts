const withValue: ReadonlySet<string> = new Set(['-r', '--reporter', '-o', '--output']);
const alone: ReadonlySet<string> = new Set(['-q', '--quiet', '-v', '--verbose']);

/** The arguments that ask the same again, without those that say how the answer looks and where it goes. */
export const askingAgain = (given: readonly string[]): readonly string[] =>
  given.filter(
    (argument, i) =>
      !withValue.has(argument) &&
      !alone.has(argument) &&
      !withValue.has(given[i - 1] ?? '') &&
      !/^(?:--reporter=|--output=|-[ro].)/u.test(argument),
  );
