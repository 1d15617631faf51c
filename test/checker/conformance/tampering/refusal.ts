import { expect } from 'vitest';
import type { RuleName } from '../../../../checker/conformance/index.ts';
import type { Event } from '../../../../traces/index.ts';
import type { Tampering } from '../../tampering/harness.ts';
import { conforms } from '../fixture.ts';

/** Where a tampered recording is to be refused, and by which rule. */
export interface Refusal {
  /** The first event that 1.53.1 could not show. */
  readonly at: Event;
  readonly rule: RuleName;
  /** What the rule says there. */
  readonly saying: RegExp;
}

/** Asserts that a tampered recording of 1.53.1 is refused there, for that reason above all. */
export const expectRefused = async (tampering: Tampering, { at, rule, saying }: Refusal): Promise<void> => {
  const { recording, g } = tampering.result();
  const { verdict, at: refused, reasons } = await conforms(recording);
  const [foremost] = reasons;
  expect({ verdict, at: refused, rule: foremost?.rule }).toEqual({
    verdict: 'refused',
    at: recording.events[g(at)],
    rule,
  });
  expect(foremost?.here).toMatch(saying);
};
