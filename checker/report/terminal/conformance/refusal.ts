import type { Answer } from '../../../check/conformance/outcome.ts';
import type { Finding } from '../../../explain/finding.ts';
import { count } from '../../text/words.ts';
import { fact } from '../finding/facts.ts';
import { findingText } from '../finding/finding.ts';
import type { Look } from '../finding/look.ts';
import { predictedPart } from './predicted-part.ts';
import { repairLines } from './repairs.ts';
import { timelineLines } from './timeline.ts';

/** A refused recording: what was found, how far it was accepted, and which edits would make it acceptable. */
export const refusalStory = (finding: Finding, { conformance }: Answer, look: Look): string => {
  const { events, polls, repairs, timeline } = conformance;
  const accepted =
    events === 0 ? 'nothing before it' : `${count(events, 'event')} before it; ${predictedPart(polls)}`;
  return findingText(finding, look, [
    ...fact('accepted', accepted, look),
    ...(look.everything ? timelineLines(timeline, look.width) : []),
    ...(repairs === undefined ? [] : repairLines(repairs, look)),
  ]);
};
