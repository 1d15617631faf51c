import type { ForkEvidence, ForkSide } from '../../../explain/finding.ts';
import type { ToldStep } from '../../../explain/told-run.ts';
import { clipped, columnsOf, padEnd } from '../../text/width.ts';
import { count } from '../../text/words.ts';
import { hanging } from '../../text/wrap.ts';
import { changesInWords } from './fields.ts';
import { actorInBrief } from './lanes.ts';
import type { Look } from './look.ts';
import { runLines } from './run.ts';
import { visible } from '../../text/visible.ts';

const indent = '    ';
const between = '   ';
/** Narrower than this, one side stands below the other. */
const narrowestSide = 34;
/** Steps of each side that are shown where not everything is. */
const mostSteps = 24;

const stepText = ({ worker, action, changes }: ToldStep, everything: boolean): string => {
  const changed = changesInWords(changes, everything);
  return `${actorInBrief(worker)} ${action}${changed === '' ? '' : `: ${changed}`}`;
};

/** The steps of a side from the fork on, each as lines of at most `width` columns. */
const sideLines = (
  { run }: ForkSide,
  common: number,
  width: number,
  { everything, symbols }: Look,
): readonly (readonly string[])[] => {
  const own = run.steps.slice(common);
  const shown = everything ? own : own.slice(0, mostSteps);
  const number = String(run.steps.length).length;
  const told = shown.map((step, at) => {
    const label = `${String(common + at + 1).padStart(number)}  `;
    return hanging(label, stepText(step, everything), width).split('\n');
  });
  const more = own.length - shown.length;
  if (more > 0) return [...told, [`${symbols.ellipsis} ${count(more, 'more step')}`]];
  return own.length === 0 ? [['nothing more happens']] : told;
};

const beside = (
  { sides: [left, right], common }: ForkEvidence,
  look: Look,
  width: number,
): readonly string[] => {
  const [ours, theirs] = [sideLines(left, common, width, look), sideLines(right, common, width, look)];
  const title = (name: string): string => clipped(visible(name), width, look.symbols.ellipsis);
  const pair = (a: string, b: string): string => `${indent}${padEnd(a, width)}${between}${b}`.trimEnd();
  const rows = Array.from({ length: Math.max(ours.length, theirs.length) }, (_, at) => {
    const [a = [], b = []] = [ours[at], theirs[at]];
    return Array.from({ length: Math.max(a.length, b.length) }, (__, i) => pair(a[i] ?? '', b[i] ?? ''));
  });
  return [look.colours.strong(pair(title(left.name), title(right.name))), ...rows.flat()];
};

const below = ({ sides, common }: ForkEvidence, look: Look): readonly string[] =>
  sides.flatMap((side) => [
    `${indent}${look.colours.strong(clipped(visible(side.name), look.width - indent.length, look.symbols.ellipsis))}`,
    ...sideLines(side, common, look.width - indent.length, look)
      .flat()
      .map((line) => indent + line),
  ]);

/** Two runs: what they have in common, then the two ways beside each other where there is room. */
export const forkLines = (fork: ForkEvidence, look: Look): readonly string[] => {
  const { common, sides } = fork;
  const [{ run }] = sides;
  const { loopFrom: _, ...start } = run;
  const shared = { ...start, steps: run.steps.slice(0, common) };
  const before =
    common === 0
      ? ['  Both part at once:']
      : [
          `  Both take the same ${count(common, 'step')}:`,
          '',
          ...runLines({ run: shared, failing: new Set() }, look),
          '',
          '  There they part:',
        ];
  const side = Math.floor((look.width - indent.length - columnsOf(between)) / 2);
  return [...before, '', ...(side >= narrowestSide ? beside(fork, look, side) : below(fork, look))];
};
