import type { ToldRun, ToldStep } from '../../../explain/told-run.ts';
import type { Cell, Column, TableParts } from '../../text/table.ts';
import { tableParts } from '../../text/table.ts';
import { clipped } from '../../text/width.ts';
import { changesInWords } from './fields.ts';
import { actorInBrief, actorTitle, arrangementFor, type Actor, type Arrangement } from './lanes.ts';
import type { Look } from './look.ts';

const actorsOf = ({ workers, steps }: ToldRun): readonly Actor[] => [
  ...Array.from({ length: workers }, (_, index) => index),
  ...(steps.some(({ worker }) => worker === null) ? [null] : []),
];

const right = 'right' as const;

const columnsFor = (arrangement: Arrangement, actors: readonly Actor[]): readonly Column[] => {
  const step = { title: 'step', align: right };
  if (arrangement.kind === 'stacked') return [step, { title: 'what happens' }];
  const changed = { title: 'what changed' };
  return arrangement.kind === 'lanes'
    ? [step, ...actors.map((actor) => ({ title: actorTitle(actor) })), changed]
    : [step, { title: 'who' }, { title: 'action' }, changed];
};

const cellsOf = (
  { action, worker, changes }: ToldStep,
  index: number,
  arrangement: Arrangement,
  actors: readonly Actor[],
  { everything, symbols, colours }: Look,
): readonly Cell[] => {
  const step = String(index + 1);
  const changed = changesInWords(changes, everything);
  switch (arrangement.kind) {
    case 'lanes':
      return [
        step,
        ...actors.map((actor) =>
          actor === worker
            ? clipped(action, arrangement.widest, symbols.ellipsis)
            : { text: symbols.nothing, paint: colours.faint },
        ),
        changed,
      ];
    case 'named':
      return [step, actorInBrief(worker), action, changed];
    case 'stacked':
      return [step, `${actorInBrief(worker)} ${action}${changed === '' ? '' : `: ${changed}`}`];
  }
};

/** The steps of a run at `shown` as a table, in the most telling arrangement that fits. */
export const stepTable = (run: ToldRun, shown: readonly number[], width: number, look: Look): TableParts => {
  const actors = actorsOf(run);
  const steps = shown.flatMap((index) => {
    const step = run.steps[index];
    return step === undefined ? [] : [{ index, step }];
  });
  const lanes = actors.map((actor) =>
    steps.reduce(
      (most, { step }) => (step.worker === actor ? Math.max(most, step.action.length) : most),
      actorTitle(actor).length,
    ),
  );
  const arrangement = arrangementFor(width, lanes, run.steps.length);
  return tableParts(
    columnsFor(arrangement, actors),
    steps.map(({ step, index }) => cellsOf(step, index, arrangement, actors, look)),
    width,
    look.colours.faint,
  );
};
