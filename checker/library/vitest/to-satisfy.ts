import type { MatcherState } from 'vitest';
import { visibleLines } from '../../report/text/visible.ts';
import { check } from '../check.ts';
import type { CheckOptions } from '../check.ts';
import type { PropertyChoices } from '../question/properties.ts';
import type { TraceSource } from '../trace/source.ts';
import { nameOf } from '../trace/source.ts';
import type { Found, Matched } from './answer.ts';
import { matched } from './answer.ts';
import { heldVerdicts, named, openVerdicts, withFindings } from './told.ts';

/** How a trace is checked by `toSatisfy`. */
export type SatisfyOptions = Pick<CheckOptions, 'tokio' | 'mapping' | 'signal'>;

type Predicate = (value: unknown) => boolean;

const words = (choices: PropertyChoices): string => {
  const list = Array.isArray(choices) ? choices : [choices];
  return list.map((choice) => (typeof choice === 'string' ? choice : choice.id)).join(', ');
};

const found = async (
  trace: TraceSource,
  properties: PropertyChoices,
  options: SatisfyOptions,
): Promise<Found> => {
  const { outcomes, findings, judgement } = await check(trace, { ...options, properties });
  const name = named(nameOf(trace));
  const [outcome] = outcomes;
  const verdicts = outcome?.kind === 'checked' ? outcome.result.verdicts : [];
  const violations = findings.filter(({ kind }) => kind !== 'vacuity');
  if (violations.length > 0)
    return {
      answer: 'no',
      told: () => withFindings(`expected ${name} to satisfy ${words(properties)}`, violations),
    };
  if (outcome?.kind === 'unreadable')
    return {
      answer: 'unknown',
      told: () => `cannot read ${name}\n\n${visibleLines(outcome.problem.message)}`,
    };
  if (judgement.code !== 0)
    return {
      answer: 'unknown',
      told: () => {
        const open =
          openVerdicts(verdicts) || judgement.grounds.map((ground) => `  ${ground.because}`).join('\n');
        return `whether ${name} satisfies ${words(properties)} is not decided\n\n${open}`;
      },
    };
  return {
    answer: 'yes',
    told: () => `expected ${name} not to satisfy ${words(properties)}\n\n${heldVerdicts(verdicts)}`,
  };
};

const byPredicate = (
  { utils }: Pick<MatcherState, 'utils'>,
  value: unknown,
  predicate: Predicate,
  message: string | undefined,
): Matched => {
  const pass = predicate(value);
  return {
    pass,
    message: () =>
      [
        utils.matcherHint(pass ? '.not.toSatisfy' : '.toSatisfy', 'received', ''),
        `Expected value to ${pass ? 'not ' : ''}satisfy:\n${message ?? utils.printExpected(predicate)}`,
        `Received:\n${utils.printReceived(value)}`,
      ].join('\n\n'),
  };
};

/** Whether a trace has properties; of a function, vitest's own matcher, which has the same name. */
export const satisfies = (
  state: Pick<MatcherState, 'isNot' | 'utils'>,
  received: TraceSource,
  expected: PropertyChoices | Predicate,
  options: SatisfyOptions | string | undefined,
): Matched | Promise<Matched> => {
  if (typeof expected === 'function')
    return byPredicate(state, received, expected, typeof options === 'string' ? options : undefined);
  return found(received, expected, typeof options === 'object' ? options : {}).then((one) =>
    matched(state, one),
  );
};
