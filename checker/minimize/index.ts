export { minimizeRun } from './runs/minimize-run.ts';
export type { MinimizedRun, MinimizeOptions } from './runs/minimize-run.ts';
export type { RunQuestion, RunSize } from './runs/question.ts';
export { refusedInstance, sliceInstances, sliceRecording, instanceOf } from './recordings/slice-recording.ts';
export type { SliceOptions } from './recordings/slice-recording.ts';
export { mostShown } from './recordings/slicer.ts';
export type { Instance } from './recordings/slicer.ts';
export { Slices } from './recordings/slices.ts';
