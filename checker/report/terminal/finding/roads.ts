import type { Road } from '../../../explain/told-run.ts';
import { count } from '../../text/words.ts';
import { hanging } from '../../text/wrap.ts';
import { actorInBrief } from './lanes.ts';
import type { Look } from './look.ts';

/** Roads of each sort that are told where not everything is. */
const mostRoads = 3;

const roadLines = (
  label: string,
  roads: readonly Road[],
  width: number,
  { everything, colours }: Look,
): readonly string[] => {
  const shown = everything ? roads : roads.slice(0, mostRoads);
  const told = shown.map(({ worker, action, because }, i) =>
    hanging(
      i === 0 ? label : ' '.repeat(label.length),
      `${actorInBrief(worker)} ${action}: ${because}`,
      width,
    ),
  );
  const more = roads.length - shown.length;
  const rest = more > 0 ? [`${' '.repeat(label.length)}and ${count(more, 'more', 'more')}`] : [];
  return [...told, ...rest].flatMap((lines) => lines.split('\n')).map(colours.faint);
};

/** What else could have happened at a step, and what could not and why. */
export const roadsTold = (roads: readonly Road[], width: number, look: Look): readonly string[] => [
  ...roadLines(
    'not taken: ',
    roads.filter(({ enabled }) => enabled),
    width,
    look,
  ),
  ...roadLines(
    'could not: ',
    roads.filter(({ enabled }) => !enabled),
    width,
    look,
  ),
];
