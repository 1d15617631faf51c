import type { Answer } from '../../../check/conformance/outcome.ts';
import type { SharedReason } from '../../../conformance/index.ts';
import type { Finding } from '../../../explain/finding.ts';
import { count } from '../../text/words.ts';
import { fact } from '../finding/facts.ts';
import { findingText } from '../finding/finding.ts';
import type { Look } from '../finding/look.ts';
import { predictedPart } from './predicted-part.ts';
import { repairLines } from './repairs.ts';
import { timelineLines } from './timeline.ts';

/** How many states that break a rule are shown. */
const mostStates = 20;

const instead = (reasons: readonly SharedReason[], look: Look): readonly string[] =>
  reasons
    .slice(0, mostStates)
    .flatMap(({ rule, here, hypotheses }, i) =>
      fact(i === 0 ? 'but' : '', `${rule}: ${here} (${count(hypotheses, 'hypothesis', 'hypotheses')})`, look),
    );

/** A refused recording: what was found, how far it was accepted, and which edits would make it acceptable. */
export const refusalStory = (finding: Finding, { conformance }: Answer, look: Look): string => {
  const { events, polls, repairs, timeline, reasons } = conformance;
  const accepted =
    events === 0 ? 'nothing before it' : `${count(events, 'event')} before it; ${predictedPart(polls)}`;
  return findingText(finding, look, [
    ...fact('accepted', accepted, look),
    ...(look.everything ? [...instead(reasons, look), ...timelineLines(timeline, look.width)] : []),
    // What would fix it says the same in brief.
    ...(look.everything && repairs !== undefined ? repairLines(repairs, look) : []),
  ]);
};
