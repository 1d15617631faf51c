import { rulesOf } from '../../../model/index.ts';
import type { Event, Header, Trace } from '../../../traces/index.ts';
import { InputError, openTrace } from '../../../traces/index.ts';
import { certify, termsOf } from '../../conformance/certificate/index.ts';
import type { Certificate } from '../../conformance/certificate/index.ts';
import type { Unreadable } from '../outcome.ts';
import { unreadable } from '../unreadable.ts';

/** What became of a witness that was held to its recording. */
export type CertifyOutcome =
  | { readonly kind: 'certified' | 'refuted'; readonly rules: string; readonly certificate: Certificate }
  /** It is no witness, or none of that recording, whatever its events say. */
  | { readonly kind: 'unrelated'; readonly because: string }
  | { readonly kind: 'unreadable'; readonly problem: Unreadable };

async function* eventsOf(trace: Trace): AsyncGenerator<Event> {
  for await (const batch of trace.batches()) yield* batch;
}

const settingsOf = ({ runtime: { flavor, workers, config } }: Header): string =>
  JSON.stringify([flavor, workers, Object.entries(config).toSorted(([a], [b]) => (a < b ? -1 : 1))]);

const whyUnrelated = (witness: Header, recording: Header): string | undefined => {
  const { filled, runtime } = witness;
  if (filled === undefined) return 'its header does not say that anything was filled in';
  if (rulesOf(filled.rules) === undefined)
    return `nothing is known of Tokio ${filled.rules}, whose rules it names`;
  if (filled.rules !== runtime.version) return 'its header names two releases';
  return settingsOf(witness) === settingsOf(recording)
    ? undefined
    : 'its header tells of another runtime than that of the recording';
};

const compare = async (witness: Trace, recording: Trace): Promise<CertifyOutcome> => {
  const because = whyUnrelated(witness.header, recording.header);
  const rules = witness.header.filled?.rules ?? '';
  const known = rulesOf(rules);
  if (because !== undefined || known === undefined)
    return { kind: 'unrelated', because: because ?? 'its release is not known' };
  const terms = termsOf(witness.header.runtime, known);
  const certificate = await certify(eventsOf(witness), eventsOf(recording), terms);
  return { kind: certificate.verdict === 'certified' ? 'certified' : 'refuted', rules, certificate };
};

/** Holds the witness at one path to the recording at another, in memory that does not grow with their length. */
export const certifyFiles = async (witness: string, recording: string): Promise<CertifyOutcome> => {
  const opened: Trace[] = [];
  let file = witness;
  try {
    const one = await openTrace(witness);
    opened.push(one);
    file = recording;
    const other = await openTrace(recording);
    opened.push(other);
    return await compare(one, other);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return { kind: 'unreadable', problem: unreadable(file, error) };
  } finally {
    for (const trace of opened) await trace.close();
  }
};
