export { conform } from './conformance.ts';
export type { Conformance, SharedReason } from './conformance.ts';
export type { Polls } from './poll-tally.ts';
export { ruleBook } from './reason.ts';
export type { Reason, RuleName } from './reason.ts';
