import type { Look } from '../../report/terminal/finding/look.ts';
import { shownFrom, type Exhibit } from '../../report/terminal/stepper/exhibit.ts';
import { reduce } from '../../report/terminal/stepper/reduce.ts';
import { pageOf, render } from '../../report/terminal/stepper/render.ts';
import { steppingFrom } from '../../report/terminal/stepper/state.ts';
import { Terminal } from './terminal.ts';

/** Whether a person is at both ends: keys can be heard, and a screen be drawn. */
export const canStep = (): boolean => process.stdin.isTTY && process.stdout.isTTY;

const size = (): readonly [columns: number, rows: number] => [
  Math.max(1, process.stdout.columns),
  Math.max(1, process.stdout.rows),
];

/** Lets a person step through exhibits, beginning with the one at `first`, until they quit. */
export const stepThrough = (exhibits: readonly Exhibit[], first: number, look: Look): Promise<void> =>
  new Promise((resolve) => {
    const shown = shownFrom(exhibits);
    let state = steppingFrom(shown, first);
    const draw = (): void => {
      const [columns, rows] = size();
      terminal.show(render(shown, state, columns, rows, { ...look, width: columns }));
    };
    const end = (): void => {
      terminal.close();
      resolve();
    };
    const terminal: Terminal = new Terminal(process.stdin, process.stdout, {
      key: (name) => {
        state = reduce(shown, state, name, pageOf(size()[1]));
        if (state.done) end();
        else draw();
      },
      redraw: draw,
      end,
    });
    draw();
  });
