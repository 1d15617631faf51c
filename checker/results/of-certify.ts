import type { CertifyOutcome } from '../check/conformance/certify-files.ts';
import type { RefusalOutcome } from '../check/conformance/certify-refusal.ts';
import { unreadableCase } from './of-input.ts';
import type { Case } from './results.ts';

/** The case of a witness that was held to a recording. */
export const caseOfCertificate = (
  outcome: CertifyOutcome,
  { witness, recording }: { readonly witness: string; readonly recording: string },
): Case => {
  const asked = {
    suite: witness,
    name: 'is a witness',
    sentence: `It has every event of ${recording}, and what was filled in obeys the rules of its release.`,
    findings: [],
  };
  switch (outcome.kind) {
    case 'unreadable':
      return unreadableCase(outcome.problem);
    case 'certified':
      return { ...asked, status: 'passed', failsRun: false };
    case 'unrelated':
      return { ...asked, status: 'failed', failsRun: true, reason: outcome.because };
    case 'refuted': {
      const { certificate } = outcome;
      const because = certificate.verdict === 'certified' ? 'an event breaks a rule' : certificate.because;
      return { ...asked, status: 'failed', failsRun: true, reason: because };
    }
  }
};

/** The case of a refusal that was to be confirmed by the specification. */
export const caseOfRefusalProof = (outcome: RefusalOutcome, recording: string, release: string): Case => {
  const asked = {
    suite: recording,
    name: `is refused by ${release}`,
    sentence: `No run of the specification of Tokio ${release} shows the recording.`,
    findings: [],
  };
  switch (outcome.kind) {
    case 'unreadable':
      return unreadableCase(outcome.problem);
    case 'confirmed':
      return { ...asked, status: 'passed', failsRun: false };
    case 'not-confirmed':
      return {
        ...asked,
        status: 'failed',
        failsRun: true,
        reason: 'the specification of the release shows the recording',
      };
    case 'undecided':
      return { ...asked, status: 'undecided', failsRun: true, reason: 'a bound was hit' };
    case 'not-covered':
      return { ...asked, status: 'not-checkable', failsRun: true, reason: outcome.because };
  }
};
