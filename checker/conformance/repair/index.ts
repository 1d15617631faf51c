export { bearingOf } from './bearing.ts';
export type { Bearing } from './bearing.ts';
export type { Edit } from './edit.ts';
export { currentThreadInsight, multiThreadInsight } from './insight.ts';
export type { Insight } from './insight.ts';
export type { Repair, Repairs } from './repair.ts';
export { readOn, repairsOf } from './surroundings.ts';
