import { InputError } from '../../errors.ts';
import type { RecordingFormat } from '../../read/recording.ts';
import { formatName } from './record.ts';
import { surveyOf } from './survey.ts';
import { BpftraceTrace } from './trace.ts';

/** The first line of the script, plain or as a string in JSON. */
const beginning = /\{\\?"e\\?":\\?"script\\?",\\?"format\\?":\\?"yieldcheck-bpftrace-/u;
/** A further line, plain or as a string in JSON. */
const ofTheScript = /\{\\?"e\\?":\\?"[a-z.]+\\?",\\?"s\\?":\d+,\\?"q\\?":\d+,\\?"t\\?":\d+/u;

/** The output of tokio.bt, as text and as `bpftrace -f json` prints it. */
export const bpftrace: RecordingFormat = {
  name: formatName,
  description:
    'Output of the bpftrace script tokio.bt, which listens to the probes of tokio-dtrace; plain or -f json.',
  recognises: (head) => {
    const text = head.toString('utf8');
    return beginning.test(text) || ofTheScript.test(text);
  },
  segmented: false,
  open: async (source) => {
    const [file] = source.files;
    if (file !== undefined) return new BpftraceTrace(source, file, await surveyOf(file));
    const advice = 'Name the file that the output of tokio.bt was written to.';
    throw new InputError({ code: 'TRACE005', problem: 'there is no file to read', advice }, source.path);
  },
};
