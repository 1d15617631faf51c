import { createHash } from 'node:crypto';
import type { Event } from '../../../traces/index.ts';
import type { FindingKind } from '../finding.ts';

/** What stays the same of a finding, whenever and wherever it is found. */
export interface Identity {
  readonly kind: FindingKind;
  /** Id of the rule that is broken. */
  readonly rule: string;
  /** What it was found in, such as a scenario and a way of yielding; no file, and nothing else that moves. */
  readonly found: readonly string[];
  /** What failed, without numbers: kinds of events, roles of tasks. */
  readonly failing: readonly string[];
}

const digits = 16;

/** 16 hex digits that tell one finding from another, the same on another day and another machine. */
export const fingerprintOf = ({ kind, rule, found, failing }: Identity): string =>
  createHash('sha256')
    .update(JSON.stringify([kind, rule, found, failing]))
    .digest('hex')
    .slice(0, digits);

/** What kind of event it is, with the words that it carries and none of its numbers. */
export const kindOf = (event: Event): string => {
  if (event.e === 'schedule') return `schedule ${event.to}`;
  if (event.e === 'take') return `take ${event.from}`;
  return event.e === 'yield' ? `yield ${event.how}` : event.e;
};
