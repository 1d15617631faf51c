export { workload } from './workload.ts';
export type { WorkloadConstraints } from './workload.ts';
export { programs } from './programs.ts';
export type { ProgramConstraints } from './programs.ts';
export { eventsOf, schedule, trace } from './trace.ts';
export type { Scheduled, ScheduleOptions, TraceOptions } from './trace.ts';
