import type { GenerateReporter } from '../generate-reporter.ts';
import type { Output } from '../output.ts';
import { palette } from '../text/palette.ts';
import { count, number } from '../text/words.ts';

/** One line for each scenario. */
export const terminalGenerate = (output: Output, quiet: boolean): GenerateReporter => {
  const colours = palette(output.colour);
  return {
    generated: (one) => {
      const name = `${one.scenario} under ${one.yield}`;
      if (one.failure !== undefined)
        return output.write(`${colours.bad('FAILED')}  ${name}: ${one.failure}\n`);
      if (quiet) return;
      const size = `${count(one.runs, 'run')} of at most ${count(one.longest, 'step')}, ${count(one.events, 'event')}`;
      const extent = one.covers === undefined ? 'every run' : `every ${one.covers.goal.slice(0, -1)}`;
      const covers = one.covers === undefined ? '' : ` (${number(one.covers.items)})`;
      output.write(`${name}: ${size}; ${one.complete ? `${extent}${covers}` : 'NOT ALL: ended early'}\n`);
    },
    finish: () => {},
  };
};
