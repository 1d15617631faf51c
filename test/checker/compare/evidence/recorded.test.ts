import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { askRecording } from '../../../../checker/check/conformance/ask.ts';
import { hold } from '../../../../checker/compare/evidence/hold.ts';
import { knownEvidence, refuting } from '../../../../checker/compare/evidence/known-evidence.ts';
import { readingsOf } from '../../../../checker/compare/evidence/readings.ts';
import { recordedEvidence } from '../../../../checker/compare/evidence/recorded.ts';
import type { RecordedEvidence } from '../../../../checker/compare/evidence/recorded-evidence.ts';
import type { HeldRecordings } from '../../../../checker/compare/evidence/telling.ts';
import { ruleDifference } from '../../../../checker/compare/rules.ts';
import { encounterOf, type Encounter, type Side } from '../../../../checker/compare/side.ts';
import { withRuleValue } from '../../../../checker/workload/with-rule-value.ts';
import type { Workload } from '../../../../checker/workload/workload.ts';
import { newestRelease, releases, smallConstants, type Flavor } from '../../../../model/index.ts';
import { compareVersions } from '../../../../model/releases/version-order.ts';

const root = join(import.meta.dirname, '../../../..');

const evidenceBetween = (one: string, other: string): readonly RecordedEvidence[] => {
  const rules = ruleDifference('tokio', [one, other]);
  return knownEvidence({ axis: 'tokio', names: [one, other], encounters: [], ...(rules && { rules }) });
};

type Runtime = Pick<Workload, 'flavor' | 'release'>;

/** An encounter of two sides on the same runtime, or on two releases. */
const encounterOn = (runtime: Runtime, other: Runtime = runtime): { readonly encounter: Encounter } => {
  const side = (name: string, own: Runtime): Side => ({
    name,
    workload: {
      scenario: 'yielders',
      size: { yield: 'yield_now', tasks: 2, polls: 2 },
      constants: smallConstants,
      ...own,
    },
  });
  return { encounter: encounterOf(side('one', runtime), side('other', other)) };
};

const evidenceOfYields = (runtime: Runtime, recordings?: HeldRecordings): readonly RecordedEvidence[] =>
  knownEvidence({
    axis: 'yield',
    names: ['self-wake', 'yield_now'],
    encounters: [encounterOn(runtime)],
    ...(recordings && { recordings }),
  });

const holding = (file: string): HeldRecordings => ({
  values: ['self-wake', 'yield_now'],
  held: [{ kind: 'alike', file }],
});

const flavors = ['multi_thread', 'current_thread'] as const;

/** To hold a recording takes as long as it is up to the event. */
const isSoon = ({ g }: RecordedEvidence): boolean => g < 2000;

describe('what recordings of the project show', () => {
  test.each(recordedEvidence.map((one) => [one.file, one] as const))(
    '%s is the file that was held',
    (file, { sha256 }) => {
      expect(
        createHash('sha256')
          .update(readFileSync(join(root, file)))
          .digest('hex'),
      ).toBe(sha256);
    },
  );

  test.each(recordedEvidence.filter(isSoon).map((one) => [`${one.of} ${String(one.shows)}`, one] as const))(
    '%s is as `npm run evidence` found it',
    async (_, { of, shows, refutes, file, tokio, g, seen, instead }) => {
      const path = join(root, file);
      const other = withRuleValue(tokio, of, refutes);
      const held = await (of === 'yield'
        ? hold(path, 'yield', [String(shows), String(refutes)])
        : hold(path, 'tokio', [tokio, other ?? '']));
      expect(held).toEqual({ kind: 'tells', file: path, tokio, side: 0, g, seen, instead });
    },
  );

  test('is told of releases that differ in the rule, whichever comes first', () => {
    const stolen = evidenceBetween('1.50', '1.51.1');
    expect(stolen.map(({ of: rule, shows }) => [rule, shows])).toContainEqual(['lifoStealable', true]);
    expect(
      evidenceBetween('1.51.1', '1.50')
        .map(({ file }) => file)
        .toSorted(),
    ).toEqual(stolen.map(({ file }) => file).toSorted());
    expect(evidenceBetween('1.53.0', '1.53.1')).toEqual([]);
  });

  test('is told of rules that the scheduler has', () => {
    const rules = ruleDifference('tokio', ['1.43.4', '1.54.1']);
    const told = (flavor: Flavor): readonly string[] =>
      knownEvidence({
        axis: 'tokio',
        names: ['1.43.4', '1.54.1'],
        encounters: [encounterOn({ flavor, release: '1.43.4' }, { flavor, release: '1.54.1' })],
        ...(rules && { rules }),
      }).map(({ of: rule }) => rule);
    expect(told('multi_thread')).toContain('overflowMoves');
    expect(told('multi_thread')).not.toContain('currentThreadPendingWork');
    expect(told('current_thread')).toContain('currentThreadPendingWork');
    expect(told('current_thread')).not.toContain('overflowMoves');
    expect(evidenceBetween('1.43.4', '1.54.1').map(({ of: rule }) => rule)).toEqual(
      expect.arrayContaining(['overflowMoves', 'currentThreadPendingWork']),
    );
  });

  describe('of ways of yielding', () => {
    const rulesIn = releases.map(({ rules }) => JSON.stringify(rules));
    const eras = releases
      .filter((_, index) => rulesIn.indexOf(rulesIn[index] ?? '') === index)
      .map(({ version }) => version);

    test.each(flavors)('is of %s and of the newest release', (flavor) => {
      const [one, ...more] = evidenceOfYields({ flavor, release: newestRelease });
      expect(one).toMatchObject({ of: 'yield', flavor, tokio: newestRelease });
      expect(more).toEqual([]);
    });

    test.each(flavors)('is told on %s where yield_now defers, in the same order', (flavor) => {
      const told = eras.filter((release) => evidenceOfYields({ flavor, release }).length > 0);
      expect(told).toEqual(eras.filter((release) => compareVersions(release, '1.29.0') >= 0));
      expect(told.length).toBeGreaterThan(4);
    });

    test.each(flavors)(
      'shows the same on %s by the rules of all releases of which it is told',
      async (flavor) => {
        for (const release of eras)
          for (const { file } of evidenceOfYields({ flavor, release })) {
            const readings = await readingsOf(join(root, file), 'yield', ['yield_now', 'self-wake']);
            if (!('sides' in readings)) throw new Error(readings.because);
            const outcomes: string[] = [];
            for (const { open } of readings.sides)
              outcomes.push((await askRecording(file, open, { kind: 'release', release }, () => true)).kind);
            expect(outcomes, release).toEqual(['accepted', 'refused']);
          }
      },
    );

    test('is not told again of a recording that was held', () => {
      const runtime = { release: newestRelease };
      const [one] = evidenceOfYields(runtime);
      expect(evidenceOfYields(runtime, holding(one?.file ?? ''))).toEqual([]);
      expect(evidenceOfYields(runtime, holding(join(root, one?.file ?? '')))).toEqual([]);
      expect(evidenceOfYields(runtime, holding('other.jsonl.gz'))).toEqual([one]);
    });
  });

  test('comes with a command that shows it', () => {
    const [one] = evidenceOfYields({ release: newestRelease });
    expect(one && refuting(one)).toEqual([
      'compare',
      '--yield',
      'yield_now,self-wake',
      '--recordings',
      one?.file,
    ]);
  });
});
