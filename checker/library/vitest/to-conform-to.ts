import type { MatcherState } from 'vitest';
import type { ConformanceOutcome } from '../../check/conformance/outcome.ts';
import type { Finding } from '../../explain/finding.ts';
import { visibleLines } from '../../report/text/visible.ts';
import { count } from '../../report/text/words.ts';
import { check } from '../check.ts';
import type { TraceSource } from '../trace/source.ts';
import { nameOf } from '../trace/source.ts';
import type { Found, Matched } from './answer.ts';
import { matched } from './answer.ts';
import { named, withFindings } from './told.ts';

const foundIn = (
  outcome: ConformanceOutcome,
  findings: readonly Finding[],
  name: string,
  release: string,
): Found => {
  const behaviour = `a behaviour of Tokio ${release}`;
  switch (outcome.kind) {
    case 'accepted': {
      const { events } = outcome.answer.conformance;
      return {
        answer: 'yes',
        told: () =>
          `expected ${name} to be no ${behaviour.slice(2)}, and it accepts all ${count(events, 'event')}`,
      };
    }
    case 'refused':
      return {
        answer: 'no',
        told: () => withFindings(`expected ${name} to be ${behaviour}`, findings),
      };
    case 'undecided':
    case 'not-checkable':
      return {
        answer: 'unknown',
        told: () => visibleLines(`whether ${name} is ${behaviour} is not decided: ${outcome.because}`),
      };
    case 'interrupted':
      return { answer: 'unknown', told: () => `whether ${name} is ${behaviour} was not asked to the end` };
    case 'unreadable':
      return {
        answer: 'unknown',
        told: () => `cannot read ${name}\n\n${visibleLines(outcome.problem.message)}`,
      };
  }
};

/** Whether a trace is a behaviour of a release. */
export const conformsTo = async (
  state: Pick<MatcherState, 'isNot'>,
  received: TraceSource,
  release: string,
): Promise<Matched> => {
  const { conformance, findings } = await check(received, { against: release });
  const [outcome] = conformance;
  if (outcome === undefined) throw new Error('a trace was asked about, and there is no answer');
  return matched(state, foundIn(outcome, findings, named(nameOf(received)), release));
};
