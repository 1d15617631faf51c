export type { Monitor } from './monitor.ts';
export { createMonitor } from './monitor.ts';
export { whyNotCheckable } from './checkable.ts';
export type { Hindrance } from './checkable.ts';
