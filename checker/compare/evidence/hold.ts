import { InputError } from '../../../traces/index.ts';
import { askRecording, type GoOn } from '../../check/conformance/ask.ts';
import type { Answer, ConformanceOutcome } from '../../check/conformance/outcome.ts';
import { deedOf, doerOf } from '../../explain/words/deed.ts';
import type { AxisName } from '../comparison.ts';
import { readingsOf } from './readings.ts';
import type { Held, Telling } from './telling.ts';

const seenAt = ({ conformance: { at } }: Answer): string => {
  if (at === undefined) return 'the recording ends';
  const deed = deedOf(at);
  return deed === undefined ? `${doerOf(at)} shows ${at.e}` : `${doerOf(at)} is seen to ${deed}`;
};

const tellingOf = (file: string, side: 0 | 1, { header, conformance }: Answer, other: Answer): Telling => {
  const { at, reasons } = other.conformance;
  return {
    kind: 'tells',
    file,
    tokio: header.runtime.version ?? '',
    side,
    g: at?.g ?? conformance.events,
    seen: seenAt(other),
    instead: reasons[0]?.here ?? 'no run comes to that event',
  };
};

/** What is wrong, without what to do about it. */
const wrongWith = (message: string): string => message.split('\n', 1)[0] ?? '';

/** Why an outcome decides nothing; undefined if it does. */
const leftOpen = (file: string, outcome: ConformanceOutcome): Held | undefined => {
  switch (outcome.kind) {
    case 'accepted':
    case 'refused':
      return undefined;
    case 'undecided':
      return { kind: 'open', file, because: outcome.because };
    case 'interrupted':
      return { kind: 'open', file, because: 'the search was stopped' };
    case 'not-checkable':
      return { kind: 'unasked', file, because: outcome.because };
    case 'unreadable':
      return { kind: 'unreadable', file, because: wrongWith(outcome.problem.message) };
  }
};

const held = (file: string, one: ConformanceOutcome, other: ConformanceOutcome): Held => {
  if (one.kind === 'accepted' && other.kind === 'refused')
    return tellingOf(file, 0, one.answer, other.answer);
  if (one.kind === 'refused' && other.kind === 'accepted')
    return tellingOf(file, 1, other.answer, one.answer);
  return (
    leftOpen(file, one) ??
    leftOpen(file, other) ?? { kind: one.kind === 'accepted' ? 'alike' : 'neither', file }
  );
};

/**
 * Whether a recording is a behaviour of the one side and not of the other. One that cannot be read is an outcome and no error.
 * `values` are what the sides have on the axis, as options take it.
 */
export const hold = async (
  file: string,
  axis: AxisName,
  values: readonly [string, string],
  goOn: GoOn = () => true,
): Promise<Held> => {
  try {
    const readings = await readingsOf(file, axis, values);
    if ('because' in readings) return { kind: 'unasked', file, because: readings.because };
    const [one, other] = readings.sides;
    const first = await askRecording(file, one.open, one.against, goOn);
    return held(file, first, await askRecording(file, other.open, other.against, goOn));
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return { kind: 'unreadable', file, because: wrongWith(error.message) };
  }
};
