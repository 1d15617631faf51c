import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { hold } from '../../../../checker/compare/evidence/hold.ts';
import { knownEvidence, refuting } from '../../../../checker/compare/evidence/known-evidence.ts';
import { recordedEvidence } from '../../../../checker/compare/evidence/recorded.ts';
import type { RecordedEvidence } from '../../../../checker/compare/evidence/recorded-evidence.ts';
import { ruleDifference } from '../../../../checker/compare/rules.ts';
import { withRuleValue } from '../../../../checker/workload/with-rule-value.ts';

const root = join(import.meta.dirname, '../../../..');

const evidenceBetween = (one: string, other: string): readonly RecordedEvidence[] => {
  const rules = ruleDifference('tokio', [one, other]);
  return knownEvidence({ axis: 'tokio', names: [one, other], ...(rules && { rules }) });
};

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

  test('comes with a command that shows it', () => {
    const [one] = knownEvidence({ axis: 'yield', names: ['self-wake', 'yield_now'] });
    expect(one && refuting(one)).toEqual([
      'compare',
      '--yield',
      'yield_now,self-wake',
      '--recordings',
      one?.file,
    ]);
  });
});
