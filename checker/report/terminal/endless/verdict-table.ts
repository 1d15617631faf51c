import { measuresOf } from '../../../starvation/index.ts';
import { endlessRuntime } from '../../../starvation/index.ts';
import type { EndlessAnswer, EndlessQuestion, TaskVerdict } from '../../../starvation/index.ts';
import type { Paint, Palette } from '../../text/palette.ts';
import { number } from '../../text/words.ts';
import { table, type Cell } from '../../text/table.ts';
import { hanging } from '../../text/wrap.ts';

const words: Readonly<Record<TaskVerdict['verdict'], string>> = {
  starves: 'STARVES',
  unbounded: 'fair but unbounded',
  bounded: 'bounded',
  fair: 'does not starve',
  'never-waits': 'never waits',
};

const paintOf = (verdict: TaskVerdict['verdict'], colours: Palette): Paint =>
  ({
    starves: colours.bad,
    unbounded: colours.doubtful,
    bounded: colours.good,
    fair: colours.good,
    'never-waits': colours.faint,
  })[verdict];

/** The verdict on each task, with the most that it waits for by each measure. */
export const verdictLines = (
  question: EndlessQuestion,
  { tasks }: EndlessAnswer,
  width: number,
  colours: Palette,
): readonly string[] => {
  const measures = measuresOf(endlessRuntime(question));
  const rows = tasks.map(({ task, role, verdict, bounds }): readonly Cell[] => [
    String(task),
    role,
    { text: words[verdict], paint: paintOf(verdict, colours) },
    ...measures.map(({ name }): Cell => {
      const bound = bounds.find(({ measure }) => measure === name);
      if (bound === undefined) return '-';
      if (bound.kind === 'unbounded') return 'any';
      return bound.kind === 'bounded' ? number(bound.most) : `<= ${number(bound.most)}`;
    }),
  ]);
  const columns = [
    { title: 'task', align: 'right' as const },
    { title: 'role' },
    { title: 'verdict' },
    ...measures.map(({ name }) => ({ title: name, align: 'right' as const })),
  ];
  const legend = measures.map(({ name, unit }) => `${name}: ${unit}`).join('; ');
  return [
    ...table(columns, rows, width - 2, colours.faint).map((line) => `  ${line}`),
    hanging('  Each number is the most that happens while the task waits; ', legend, width),
  ];
};
