import { describe, expect, it } from 'vitest';
import { changesIn, differencesBetween } from '../../../model/releases/differences.ts';
import { sayingOf, turningPoints, valueAt } from '../../../model/releases/history.ts';
import type { AnyHistories, RuleHistory } from '../../../model/releases/history.ts';
import { compareVersions } from '../../../model/releases/version-order.ts';

const colour: RuleHistory<'red' | 'green' | 'blue'> = {
  says: { red: 'it is red', green: 'it is green', blue: 'it is blue' },
  source: 'paint.rs mix',
  first: 'red',
  changes: [
    { release: '1.9.0', value: 'green', pulls: ['#9'] },
    { release: '1.10.2', value: 'red', pulls: ['#12'] },
    { release: '1.11.0', value: 'blue', pulls: [] },
  ],
};
const loud: RuleHistory<boolean> = {
  says: { false: 'it is silent', true: 'it is loud' },
  source: 'horn.rs blow',
  first: false,
  changes: [{ release: '1.10.0', value: true, pulls: ['#10', '#11'] }],
};
const histories: AnyHistories = { colour, loud };

describe('versions', () => {
  it.each([
    ['1.9.0', '1.10.0', -1],
    ['1.10.2', '1.10.10', -1],
    ['2', '1.99.99', 1],
    ['1.50', '1.50.0', 0],
    ['45', '45.0.0', 0],
  ])('%s and %s are in the order %i', (a, b, order) => {
    expect(Math.sign(compareVersions(a, b))).toBe(order);
    expect(Math.sign(compareVersions(b, a)) + order).toBe(0);
  });
});

describe('a history', () => {
  it.each([
    ['1.8.9', 'red'],
    ['1.9.0', 'green'],
    ['1.10.1', 'green'],
    ['1.10.2', 'red'],
    ['1.10.99', 'red'],
    ['1.11.0', 'blue'],
    ['2.0.0', 'blue'],
  ])('has in %s the value %s', (release, value) => {
    expect(valueAt(colour, release)).toBe(value);
    expect(sayingOf(colour, value)).toBe(`it is ${value}`);
  });

  it('turns where any rule changed, in order, and where else is asked for', () => {
    expect(turningPoints(histories, '1.2.0', '1.10.0')).toEqual([
      '1.2.0',
      '1.9.0',
      '1.10.0',
      '1.10.2',
      '1.11.0',
    ]);
  });
});

describe('between two releases', () => {
  it('a rule that differs is told with what was before and after, and every change on the way', () => {
    const { changed, changedAndBack } = differencesBetween(histories, '1.9.0', '1.11.0');
    expect(changed).toEqual([
      {
        rule: 'colour',
        before: 'green',
        after: 'blue',
        saysBefore: 'it is green',
        saysAfter: 'it is blue',
        source: 'paint.rs mix',
        changes: colour.changes.slice(1),
      },
      {
        rule: 'loud',
        before: false,
        after: true,
        saysBefore: 'it is silent',
        saysAfter: 'it is loud',
        source: 'horn.rs blow',
        changes: loud.changes,
      },
    ]);
    expect(changedAndBack).toEqual([]);
  });

  it('the way back is the same with before and after exchanged', () => {
    const there = differencesBetween(histories, '1.8.0', '1.11.0').changed;
    const back = differencesBetween(histories, '1.11.0', '1.8.0').changed;
    expect(back.map(({ rule, before, after, changes }) => ({ rule, before, after, changes }))).toEqual(
      there.map(({ rule, before, after, changes }) => ({ rule, before: after, after: before, changes })),
    );
  });

  it('a rule that is at the end what it was is told apart', () => {
    const { changed, changedAndBack } = differencesBetween(histories, '1.8.0', '1.10.5');
    expect(changed.map(({ rule }) => rule)).toEqual(['loud']);
    expect(changedAndBack).toMatchObject([{ rule: 'colour', before: 'red', after: 'red' }]);
    expect(changedAndBack[0]?.changes).toHaveLength(2);
  });

  it.each([
    ['1.10.2', '1.10.2'],
    ['1.10.2', '1.10.9'],
    ['1.11.0', '3.0.0'],
    ['1.0.0', '1.8.0'],
  ])('nothing changed from %s to %s', (from, to) => {
    expect(differencesBetween(histories, from, to)).toEqual({ changed: [], changedAndBack: [] });
  });
});

it('the changes in one release are told against what was just before', () => {
  expect(changesIn(histories, '1.9.0')).toMatchObject([{ rule: 'colour', before: 'red', after: 'green' }]);
  expect(changesIn(histories, '1.11.0')).toMatchObject([{ rule: 'colour', before: 'red', after: 'blue' }]);
  expect(changesIn(histories, '1.10.1')).toEqual([]);
});
