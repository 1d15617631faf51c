import { expect } from 'vitest';
import type { Conformance, Edit, RuleName } from '../../../../checker/conformance/index.ts';
import type { Event } from '../../../../traces/index.ts';
import type { Tampering } from '../../tampering/harness.ts';
import { proveRefusal } from '../../../../checker/conformance/exhaustion/index.ts';
import type { Recording } from '../../tampering/recording.ts';
import { conforms, rulesFor } from '../fixture.ts';

/** Where a tampered recording is to be refused, and by which rule. */
export interface Refusal {
  /** The first event that 1.53.1 could not show. */
  readonly at: Event;
  readonly rule: RuleName;
  /** What the rule says there. */
  readonly saying: RegExp;
  /** The edits of a repair that undoes the tampering, or as good as undoes it: kind, first event and task of each. */
  readonly mended?: readonly string[];
  /** The first event that no run of the specification shows, where the search shows it and refuses a later one. */
  readonly impossible?: Event;
}

/** Longer recordings take too long to prove. */
const mostProven = 2000;

/** Asserts that the specification itself, without the search, cannot show the event, and can show all before it. */
const expectProven = (recording: Recording, shown: number): void => {
  const { header, events } = recording;
  const blocks = events.some(({ e }) => e === 'block_in_place.begin');
  if (events.length > mostProven) return;
  const proof = proveRefusal(header, events, rulesFor('1.53.1'), { states: 20_000, bytes: 2 ** 28 });
  expect(proof).toMatchObject(
    blocks ? { kind: 'not-covered' } : { kind: 'confirmed', at: events[shown], shown },
  );
};

const told = ({ kind, events: [first] }: Edit): string => {
  const task = first !== undefined && 'task' in first ? ` ${first.task}` : '';
  return `${kind} ${first?.e}${task}`;
};

/** The repairs that were found, each as the edits it makes, and how many they are where they are fewest. */
export const mendingsOf = ({
  repairs,
}: Conformance): { readonly cost: number; readonly edits: readonly (readonly string[])[] } => ({
  cost: Math.min(...(repairs?.repairs ?? []).map(({ cost }) => cost)),
  edits: (repairs?.repairs ?? []).map(({ edits }) => edits.map(told).toSorted()),
});

/** Asserts that a tampered recording of 1.53.1 is refused there, for that reason above all. */
export const expectRefused = async (
  tampering: Tampering,
  { at, rule, saying, mended, impossible = at }: Refusal,
): Promise<void> => {
  const { recording, g } = tampering.result();
  const conformance = await conforms(recording, '1.53.1', { repairs: mended !== undefined });
  const { verdict, at: refused, reasons } = conformance;
  const [foremost] = reasons;
  expect({ verdict, at: refused, rule: foremost?.rule }).toEqual({
    verdict: 'refused',
    at: recording.events[g(at)],
    rule,
  });
  expect(foremost?.here).toMatch(saying);
  expectProven(recording, g(impossible));
  if (mended === undefined) return;
  const found = mendingsOf(conformance);
  expect(found.edits).toContainEqual(mended.toSorted());
  expect(found.cost).toBe(mended.length);
};
