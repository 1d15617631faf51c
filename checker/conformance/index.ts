export { conform } from './conformance.ts';
export type { Beyond, Conformance, SharedReason } from './conformance.ts';
export type { Polls } from './poll-tally.ts';
export { bearingOf } from './repair/index.ts';
export type { Bearing, Edit, Repair, Repairs } from './repair/index.ts';
export { ruleBook } from './reason.ts';
export type { Reason, RuleName } from './reason.ts';
