import { match } from 'ts-pattern';
import type { CertifyOutcome } from '../../../check/conformance/certify-files.ts';
import type { WitnessOutcome } from '../../../check/conformance/write-witness.ts';
import { eventInWords } from '../../text/place.ts';
import { visible } from '../../text/visible.ts';
import { count, number } from '../../text/words.ts';
import { hanging } from '../../text/wrap.ts';

/** Why a witness is not certified, as a clause; undefined if it is. */
export const objectionTo = (outcome: CertifyOutcome): string | undefined =>
  match(outcome)
    .with({ kind: 'unreadable' }, ({ problem }) => problem.message)
    .with({ kind: 'unrelated' }, ({ because }) => because)
    .with({ kind: 'certified' }, { kind: 'refuted' }, ({ certificate }) => {
      if (certificate.verdict === 'certified') return undefined;
      const { at, because } = certificate;
      return at === undefined ? because : `at g ${number(at.g)}, ${eventInWords(at)}: ${because}`;
    })
    .exhaustive();

/** What became of a witness that was asked for. */
export const witnessLine = (outcome: WitnessOutcome, width: number): string => {
  if (outcome.kind === 'none') return `no witness written: ${outcome.because}\n`;
  const { file, events, filledIn, certificate } = outcome;
  const objection = objectionTo(certificate);
  const verdict = objection === undefined ? 'certified' : `NOT certified, ${visible(objection)}`;
  const text = `${visible(file)}: ${count(events, 'event')}, ${number(filledIn)} of them filled in, one way of many; ${verdict}`;
  return `${hanging('witness        ', text, width)}\n`;
};
