import { InputError } from '../../errors.ts';
import type { OpenOptions, RecordingFormat } from '../../read/recording.ts';
import type { SourceFile } from '../../read/source.ts';
import type { Trace } from '../../read/trace.ts';
import { ChromeFile } from './events-in.ts';
import { readMapping } from './mapped/read-mapping.ts';
import { starterFor } from './mapped/starter.ts';
import { chromeSurveyOf } from './mapped/survey.ts';
import { MappedChromeTrace } from './mapped/trace.ts';
import type { Beginning } from './own/trace.ts';
import { beginningIn, OwnChromeTrace } from './own/trace.ts';

/** A timeline of ours says so in its first events. */
const earlyEvents = 100;

async function beginningOf(file: SourceFile): Promise<Beginning | undefined> {
  let seen = 0;
  for await (const located of new ChromeFile(file).events()) {
    for (const { event } of located) {
      const beginning = beginningIn(event);
      if (beginning !== undefined) return beginning;
      seen += 1;
      if (seen >= earlyEvents) return undefined;
    }
  }
  return undefined;
}

async function open(file: SourceFile, { mapping }: OpenOptions): Promise<Trace> {
  if (mapping === undefined) {
    const beginning = await beginningOf(file);
    if (beginning !== undefined) return new OwnChromeTrace(file, beginning);
  }
  const rules = mapping === undefined ? undefined : await readMapping(mapping);
  const survey = await chromeSurveyOf(file);
  if (rules !== undefined) return new MappedChromeTrace(file, survey, rules);
  const problem = 'this is a timeline of another tool, and it is not said what its slices mean';
  throw new InputError({ code: 'TRACE024', problem, advice: starterFor(survey) }, file.path, { offset: 0 });
}

/** Timelines in Chrome's Trace Event Format: our own, and those of other tools with a mapping. */
export const chromeTrace: RecordingFormat = {
  name: 'chrome-trace',
  description:
    "Timeline in Chrome's Trace Event Format (JSON): one that `convert --to chrome` wrote, or with --mapping any other.",
  recognises: (head) => {
    const text = head.toString('utf8');
    return (
      /^\uFEFF?\s*\[\s*\{[^}]*"ph"\s*:/u.test(text) || /^\uFEFF?\s*\{[^]*?"traceEvents"\s*:\s*\[/u.test(text)
    );
  },
  segmented: false,
  open: async ({ path, files }, options) => {
    const [file] = files;
    if (file !== undefined) return open(file, options);
    const advice = 'Name the file that the timeline is in.';
    throw new InputError({ code: 'TRACE005', problem: 'there is no file to read', advice }, path);
  },
};
