import type { MatcherState } from 'vitest';
import { count } from '../../report/text/words.ts';
import type { PropertyChoices } from '../question/properties.ts';
import type { WorkloadOptions } from '../question/workload.ts';
import type { VerifyOptions } from '../verify.ts';
import { verify } from '../verify.ts';
import type { Found, Matched } from './answer.ts';
import { matched } from './answer.ts';
import { heldVerdicts, named, openVerdicts, withFindings } from './told.ts';

/** How large the workload is that `toHold` explores, and how far it goes. */
export type Bounds = Omit<VerifyOptions, 'properties' | 'beliefs' | 'strict'>;

const found = async (
  model: WorkloadOptions,
  properties: PropertyChoices | undefined,
  bounds: Bounds,
): Promise<Found> => {
  const { exploration, findings, judgement } = await verify({
    ...model,
    ...bounds,
    ...(properties !== undefined && { properties }),
  });
  const { scenario, yield: way, release, verdicts, states } = exploration;
  const asked = verdicts.map(({ property }) => property).join(', ');
  const place = `${named(scenario)} under ${way} on Tokio ${release}`;
  const violations = findings.filter(({ kind }) => kind !== 'vacuity' && kind !== 'belief');
  if (violations.length > 0)
    return { answer: 'no', told: () => withFindings(`expected ${asked} to hold in ${place}`, violations) };
  if (judgement.code !== 0)
    return {
      answer: 'unknown',
      told: () => {
        const grounds = judgement.grounds.map(({ because }) => `  ${because}`).join('\n');
        return `whether ${asked} holds in ${place} is not decided\n\n${grounds}\n${openVerdicts(verdicts)}`;
      },
    };
  return {
    answer: 'yes',
    told: () =>
      `expected ${asked} not to hold in ${place}, and in all ${count(states, 'state')} it does\n\n${heldVerdicts(verdicts)}`,
  };
};

/** Whether properties hold in every interleaving of a model. */
export const holds = async (
  state: Pick<MatcherState, 'isNot'>,
  received: WorkloadOptions,
  properties: PropertyChoices | undefined,
  bounds: Bounds = {},
): Promise<Matched> => matched(state, await found(received, properties, bounds));
