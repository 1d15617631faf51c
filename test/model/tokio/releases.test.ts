import { describe, expect, it } from 'vitest';
import { compareVersions } from '../../../model/releases/version-order.ts';
import { newestRelease, releases, rulesOf } from '../../../model/tokio/releases.ts';
import type { Rules } from '../../../model/tokio/releases.ts';
import { ruleHistories } from '../../../model/tokio/releases/histories.ts';

const oldest: Rules = {
  yieldNowDefers: false,
  deferredWakeOrder: 'first-in-first-out',
  deferDropsRepeats: false,
  deferredListOf: 'every entered thread',
  deferNeedsEntered: false,
  deferNeedsCore: false,
  coopDefers: false,
  blockInPlaceFlushesDeferred: false,
  blockInPlaceQueuesLifo: false,
  lifoSlotOptional: false,
  lifoPollCap: false,
  lifoStealable: false,
  lifoPushNotifies: false,
  injectInterval: 'fixed',
  injectBatch: false,
  batchTakesAtLeastOne: false,
  overflowMoves: 'oldest',
  notifiesAfterPass: 'queue not empty',
  unparksFor: 'LIFO slot',
  eagerDriverHandoff: false,
  currentThreadTickCounts: 'after the pick',
  currentThreadOwnWakeUnparks: true,
  currentThreadPendingWork: 'deferred',
  currentThreadStaysAwakeFor: 'queued',
  currentThreadDriverAfterHook: false,
};

const since29: Partial<Rules> = {
  yieldNowDefers: true,
  lifoSlotOptional: true,
  deferredWakeOrder: 'last-in-first-out',
  deferDropsRepeats: true,
  deferredListOf: 'scheduler threads',
  lifoPollCap: true,
  injectInterval: 'tuned',
  injectBatch: true,
  notifiesAfterPass: 'more than one task',
  unparksFor: 'any task',
  currentThreadTickCounts: 'before the pick',
};
const since38: Partial<Rules> = { ...since29, batchTakesAtLeastOne: true, blockInPlaceQueuesLifo: true };
const since42: Partial<Rules> = { ...since38, deferNeedsEntered: true };
const since44: Partial<Rules> = { ...since42, coopDefers: true };
const since44_1: Partial<Rules> = { ...since44, deferNeedsCore: true };
const since50: Partial<Rules> = {
  ...since44_1,
  blockInPlaceFlushesDeferred: true,
  currentThreadOwnWakeUnparks: false,
  currentThreadPendingWork: 'deferred, woken or queued',
  currentThreadStaysAwakeFor: 'deferred, woken or queued',
};
const stealing: Partial<Rules> = { lifoStealable: true, lifoPushNotifies: true };
const since52: Partial<Rules> = { ...since50, overflowMoves: 'newest', eagerDriverHandoff: true };

/** By release, what is not as it was in the oldest one known. */
const expected: readonly (readonly [release: string, news: Partial<Rules>])[] = [
  ['1.20.0', {}],
  ['1.20.6', {}],
  ['1.21.0', { lifoSlotOptional: true }],
  ['1.22.0', { lifoSlotOptional: true }],
  ['1.23.0', { lifoSlotOptional: true, yieldNowDefers: true }],
  ['1.25.3', { lifoSlotOptional: true, yieldNowDefers: true }],
  ['1.28.2', { lifoSlotOptional: true, yieldNowDefers: true }],
  ['1.29.0', since29],
  ['1.29.1', since29],
  ['1.30.0', { ...since29, batchTakesAtLeastOne: true }],
  ['1.32.1', { ...since29, batchTakesAtLeastOne: true }],
  ['1.37.0', { ...since29, batchTakesAtLeastOne: true }],
  ['1.38.0', since38],
  ['1.38.2', since38],
  ['1.41.1', since38],
  ['1.42.0', since42],
  ['1.43.0', since42],
  ['1.43.4', since42],
  ['1.44.0', since44],
  ['1.44.1', since44_1],
  ['1.47.0', since44_1],
  ['1.47.5', since44_1],
  ['1.49.0', since44_1],
  ['1.50.0', since50],
  ['1.51.0', { ...since50, ...stealing }],
  ['1.51.1', { ...since50, ...stealing }],
  ['1.51.2', since50],
  ['1.51.3', since50],
  ['1.51.4', { ...since50, currentThreadDriverAfterHook: true }],
  ['1.52.0', { ...since52, ...stealing }],
  ['1.52.1', { ...since52, ...stealing }],
  ['1.52.2', since52],
  ['1.52.3', since52],
  ['1.52.4', { ...since52, currentThreadDriverAfterHook: true }],
  ['1.53.0', { ...since52, currentThreadDriverAfterHook: true }],
  ['1.53.1', { ...since52, currentThreadDriverAfterHook: true }],
  ['1.53.3', { ...since52, currentThreadDriverAfterHook: true }],
  ['1.54.1', { ...since52, currentThreadDriverAfterHook: true }],
  ['master', { ...since52, currentThreadDriverAfterHook: true }],
];

describe('the rules of a release', () => {
  it.each(expected)('%s', (release, news) => {
    expect(rulesOf(release)).toEqual({ ...oldest, ...news });
  });

  it('may be asked for without the last part of the version, and then are those of the first of its line', () => {
    expect(rulesOf('1.51')).toBe(rulesOf('1.51.0'));
    expect(rulesOf('1.54')).toBe(rulesOf(newestRelease));
  });

  it.each(['1.19.2', '0.3', '2.0.0', 'v1.53.1', '1.53.1.2', '1', '', 'main', '1.x'])(
    'are not known of %j',
    (version) => {
      expect(rulesOf(version)).toBeUndefined();
    },
  );
});

describe('the history of every rule', () => {
  const histories = Object.entries(ruleHistories);

  it.each(histories)('%s ascends, and each change changes something', (_, { first, changes }) => {
    expect(changes.length).toBeGreaterThan(0);
    expect(changes.map(({ release }) => release)).toEqual(
      changes.map(({ release }) => release).toSorted(compareVersions),
    );
    const values = [first, ...changes.map(({ value }) => value)];
    for (const [i, value] of values.entries()) expect(value).not.toBe(values[i + 1]);
  });

  it.each(histories)('%s says what changed it and where it is decided', (_, { changes, says, source }) => {
    expect(source).toMatch(/^(?:[a-z_]+\/)+[a-z_]+\.rs (?:[A-Z]\w+::)?[a-z_]+$/u);
    expect(changes[0]?.pulls.length).toBeGreaterThan(0);
    for (const { release, pulls } of changes) {
      expect(release).toMatch(/^1\.\d+\.\d+$/u);
      for (const pull of pulls) expect(pull).toMatch(/^#\d{4}$/u);
    }
    const sentences = Object.values(says);
    expect(new Set(sentences).size).toBe(sentences.length);
    for (const sentence of sentences) expect(sentence).toMatch(/[^.]$/u);
  });

  it('lists every rule once, and nothing else', () => {
    expect(Object.keys(ruleHistories).toSorted()).toEqual(Object.keys(oldest).toSorted());
  });

  it('gives the list of releases, each with a change but the first and the newest', () => {
    const versions = releases.map(({ version }) => version);
    expect(versions).toEqual(versions.toSorted(compareVersions));
    for (const [i, { rules, version }] of releases.entries())
      if (i > 0 && version !== '1.54.0') expect(rules).not.toEqual(releases[i - 1]?.rules);
  });
});
