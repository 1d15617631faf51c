import type { ConformanceOutcome } from '../../../check/conformance/outcome.ts';
import type { Palette } from '../../text/palette.ts';
import { unsettledInWords } from '../../text/unsettled.ts';
import { visible } from '../../text/visible.ts';
import { count, number } from '../../text/words.ts';
import { hanging } from '../../text/wrap.ts';
import { predictedPart } from './predicted-part.ts';

const words = {
  accepted: 'accepted',
  undecided: 'undecided',
  interrupted: 'interrupted',
  'not-checkable': 'not checkable',
} as const;

const wordWidth = 'not checkable'.length;
const indent = ' '.repeat(wordWidth + 2);

/** One recording that could be read: how it went, how much of it, and its name; with why, unless it is accepted. */
export const outcomeLine = (
  outcome: Exclude<ConformanceOutcome, { readonly kind: 'unreadable' | 'refused' }>,
  name: string,
  width: number,
  colours: Palette,
): string => {
  const paint = {
    accepted: colours.good,
    undecided: colours.doubtful,
    interrupted: colours.doubtful,
    'not-checkable': colours.faint,
  }[outcome.kind];
  const word = paint(words[outcome.kind].padEnd(wordWidth));
  if (outcome.kind === 'not-checkable')
    return `${word}  ${visible(name)}\n${hanging(indent, outcome.because, width)}\n`;
  const { answer } = outcome;
  const { events, polls, hypotheses } = answer.conformance;
  const size = count(events, 'event').padStart('100,000 events'.length);
  const facts = `${predictedPart(polls)}, ${number(hypotheses)} at most`;
  const line = `${word}  ${size}  ${facts.padEnd(42)}  ${visible(answer.release)}  ${visible(name)}\n`;
  const cutOff =
    outcome.kind === 'accepted' && !answer.ended
      ? `${hanging(indent, 'cut off: it has no end record, so its last events may be missing', width)}\n`
      : '';
  if (outcome.kind !== 'undecided') return line + cutOff;
  const told = [outcome.because, ...(answer.conformance.unsettled ?? []).map(unsettledInWords)];
  return `${line}${told.map((text) => `${hanging(indent, text, width)}\n`).join('')}`;
};
