import type { Generated, GenerateReporter } from '../generate-reporter.ts';
import type { Output } from '../output.ts';
import type { Origin } from '../../results/origin.ts';
import { writeDocument } from './document.ts';

/** One document at the end. */
export const jsonGenerate = (output: Output, origin: Origin): GenerateReporter => {
  const scenarios: Generated[] = [];
  return {
    generated: (one) => {
      scenarios.push(one);
    },
    finish: (exitCode) =>
      writeDocument(output, origin, {
        exitCode,
        scenarios,
        totals: {
          scenarios: scenarios.length,
          runs: scenarios.reduce((sum, { runs }) => sum + runs, 0),
          events: scenarios.reduce((sum, { events }) => sum + events, 0),
        },
      }),
  };
};
