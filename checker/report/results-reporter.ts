import type { Results } from '../results/results.ts';
import type { Output } from './output.ts';

/** Tells what a run of the tool found, at its end, in one form for every verb. */
export type ResultsReporter = (output: Output, results: Results) => void;
