export { minimizeRun } from './runs/minimize-run.ts';
export type { MinimizedRun, MinimizeOptions } from './runs/minimize-run.ts';
export type { RunQuestion, RunSize } from './runs/question.ts';
