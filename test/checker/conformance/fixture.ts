import { join } from 'node:path';
import { conform } from '../../../checker/conformance/index.ts';
import type { Beyond, Conformance } from '../../../checker/conformance/index.ts';
import { rulesOf } from '../../../model/index.ts';
import type { Rules } from '../../../model/index.ts';
import { openTrace } from '../../../traces/index.ts';
import type { Event, Trace } from '../../../traces/index.ts';
import type { Recording } from '../tampering/recording.ts';

const fixtures = join(import.meta.dirname, '../../fixtures/multi-thread');
const currentThreadFixtures = join(import.meta.dirname, '../../fixtures/current-thread');
const examples = join(import.meta.dirname, '../../../examples/captures');

const load = async (file: string): Promise<Recording> => {
  const trace = await openTrace(file);
  const events: Event[] = [];
  for await (const batch of trace.batches()) events.push(...batch);
  return { header: trace.header, events, end: trace.end() };
};

/** A recording of the multi_thread scheduler kept for tests, such as `1.53.1/S1-defer-mt1`. */
export const loadFixture = (name: string): Promise<Recording> => load(join(fixtures, `${name}.jsonl.gz`));

/** A recording of the current_thread scheduler kept for tests, such as `1.53.1/S1-defer-ct`. */
export const loadCurrentThread = (name: string): Promise<Recording> =>
  load(join(currentThreadFixtures, `${name}.jsonl.gz`));

/** One of the recordings that come as examples. */
export const loadExample = (name: string): Promise<Recording> => load(join(examples, `${name}.jsonl.gz`));

/** The rules of a release that is known. */
export const rulesFor = (release: string): Rules => {
  const rules = rulesOf(release);
  if (rules === undefined) throw new Error(`no rules of ${release}`);
  return rules;
};

/** A recording held in memory, to be read as if from a file. */
export const asTrace = ({ header, events, end }: Recording): Trace => ({
  file: 'in memory',
  format: 'yieldcheck-1',
  header,
  async *batches() {
    yield await Promise.resolve(events);
  },
  end: () => end,
  notices: () => [],
  close: () => Promise.resolve(),
});

/** What the search says of a recording held in memory. */
export const conforms = (
  recording: Recording,
  release = '1.53.1',
  beyond: Beyond = {},
): Promise<Conformance> => conform(asTrace(recording), rulesFor(release), () => true, beyond);
