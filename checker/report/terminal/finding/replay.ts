import type { ToldRun } from '../../../explain/told-run.ts';
import type { Violation } from '../../../verdict.ts';
import { count } from '../../text/words.ts';
import { runPreface } from './evidence.ts';
import { fact } from './facts.ts';
import type { Look } from './look.ts';
import { runLines } from './run.ts';
import { sourceLines } from './sources.ts';

/** A run that was asked for by its path. */
export interface ReplayedRun {
  readonly run: ToldRun;
  /** Whether nothing can happen after it; undefined where nobody looked. */
  readonly complete: boolean | undefined;
  /** How it violates a property, if it does. */
  readonly example: Violation | undefined;
}

const endingOf = (complete: boolean | undefined): string => {
  if (complete === undefined) return '';
  return complete ? ': nothing can happen after it' : ': the run could go on';
};

/** A run step by step, in the same form as one that shows a finding. */
export const replayLines = ({ run, complete, example }: ReplayedRun, look: Look): readonly string[] => {
  const failing = new Set(example?.events.map(({ g }) => g));
  return [
    `${look.colours.strong('Replay')} of ${count(run.steps.length, 'step')}${endingOf(complete)}`,
    ...(example === undefined ? [] : fact('why', example.because, look)),
    ...runPreface(run, { shortest: false }, look),
    '',
    ...runLines({ run, failing }, look),
    '',
    ...sourceLines(run.steps, look),
  ];
};
