import { InputError } from '../../../errors.ts';
import type { RecordingFormat } from '../../../read/recording.ts';
import { openAnnotated } from './opened.ts';
import { AnnotatedTrace, formatName } from './trace.ts';

const firstMember = /^\uFEFF?\s*\{\s*"(?:version|files|functions|objects|tasks|events)"\s*:/u;
const otherMembers = /"(?:version|files|functions|objects|tasks|events)"\s*:/gu;

/** What the `AnnotationScheduler` of Shuttle writes: one JSON object, which may be far larger than memory. */
export const shuttleAnnotated: RecordingFormat = {
  name: formatName,
  description: 'Annotated schedule of Shuttle, as its AnnotationScheduler writes it.',
  recognises: (head) => {
    const text = head.toString('utf8');
    if (!firstMember.test(text)) return false;
    const names = new Set(Array.from(text.matchAll(otherMembers), ([name]) => name));
    return names.size >= 2;
  },
  segmented: false,
  open: async (source) => {
    const [file] = source.files;
    if (file === undefined) throw new InputError(nothing, source.path);
    return new AnnotatedTrace(source, await openAnnotated(file));
  },
};

const nothing = {
  code: 'TRACE005',
  problem: 'there is no file to read',
  advice: 'Name the file that Shuttle wrote: annotated.json, unless SHUTTLE_ANNOTATION_FILE says otherwise.',
} as const;
