import { describe, expect, test } from 'vitest';
import {
  askedOf,
  claimDiffers,
  compareClaims,
  type ComparedClaim,
} from '../../../../checker/compare/guarantees/claims.ts';
import { encounterOf, type Side } from '../../../../checker/compare/side.ts';
import { allProperties } from '../../../../checker/properties/index.ts';
import { askedOfOne, inBrief } from '../../../../checker/report/text/compared-claims.ts';
import type { VerdictKind } from '../../../../checker/verdict.ts';
import { smallConstants } from '../../../../model/index.ts';

const claim = (id: string, ...verdicts: readonly [VerdictKind, VerdictKind]): ComparedClaim => ({
  kind: 'property',
  id,
  sentence: '',
  verdicts,
});

const alike = claim('alike', 'holds', 'holds');
const unlike = claim('unlike', 'violated', 'holds');
const never = claim('never', 'vacuous', 'holds');
const ofSecond = claim('of-second', 'not-checkable', 'violated');
const ofFirst = claim('of-first', 'vacuous', 'not-checkable');
const ofNone = claim('of-none', 'not-checkable', 'not-checkable');

describe('a claim', () => {
  test.each([
    [alike, false, undefined],
    [unlike, true, undefined],
    [never, true, undefined],
    [ofFirst, false, 0],
    [ofSecond, false, 1],
    [ofNone, false, undefined],
  ] as const)('%j differs: %s, is asked of side %s alone', (one, differs, side) => {
    expect(claimDiffers(one)).toBe(differs);
    expect(askedOf(one)).toBe(side);
  });

  test('of one side is told apart from those that differ', () => {
    const claims = [alike, unlike, ofFirst, ofSecond];
    expect(inBrief({ claims })).toBe('1 property or belief of 4 tells them apart');
    expect(inBrief({ claims: [alike, ofFirst] })).toBe('No property or belief of 2 tells them apart');
    expect(inBrief({ claims: [ofFirst] })).toBe('of-first is asked of one side only');
    expect(askedOfOne({ claims }, ['one', 'other'])).toEqual([
      'Asked of one only: of-first.',
      'Asked of other only: of-second.',
    ]);
    expect(askedOfOne({ claims: [alike, unlike, ofNone] }, ['one', 'other'])).toEqual([]);
  });
});

const side = (release: string): Side => ({
  name: release,
  workload: {
    scenario: 'yielders',
    size: { yield: 'yield_now', tasks: 1, polls: 2 },
    release,
    constants: { ...smallConstants, workers: 1 },
  },
});

test('what only the rules of one release ask does not tell it from another', () => {
  const properties = allProperties.filter(({ id }) => id.startsWith('lifo-p'));
  const { claims } = compareClaims(
    encounterOf(side('1.51.1'), side('1.52.4')),
    {},
    {
      named: true,
      properties,
      beliefs: [],
    },
  );
  expect(claims.map((one) => [one.id, askedOf(one), claimDiffers(one)])).toEqual([
    ['lifo-private', 1, false],
    ['lifo-push-wakes-nobody', 1, false],
  ]);
});
