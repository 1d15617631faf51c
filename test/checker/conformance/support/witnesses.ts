import { termsOf } from '../../../../checker/conformance/certificate/index.ts';
import type { Terms } from '../../../../checker/conformance/certificate/index.ts';
import { conform, witnessHeader } from '../../../../checker/conformance/index.ts';
import type { WitnessEvent } from '../../../../checker/conformance/index.ts';
import type { Header } from '../../../../traces/index.ts';
import type { Recording } from '../../tampering/recording.ts';
import { asTrace, rulesFor } from '../fixture.ts';

/** A recording with a witness of it. */
export interface Witnessed {
  readonly recording: Recording;
  readonly header: Header;
  readonly events: readonly WitnessEvent[];
  readonly terms: Terms;
}

/** Fills in a recording that is accepted under the rules of a release. */
export const witnessed = async (recording: Recording, release: string): Promise<Witnessed> => {
  const rules = rulesFor(release);
  const { witness, verdict } = await conform(asTrace(recording), rules, () => true, { witness: true });
  if (witness === undefined) throw new Error(`the recording is ${verdict} and has no witness`);
  const header = witnessHeader(recording.header, { release, tool: 'a test' });
  return { recording, header, events: witness, terms: termsOf(recording.header.runtime, rules) };
};
