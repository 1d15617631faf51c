import { fc, test as property } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import type { FileOutcome } from '../../../checker/check/outcome.ts';
import { judge } from '../../../checker/check/judge.ts';
import { Summarizer } from '../../../checker/check/summary.ts';
import { accounted } from '../../../checker/results/accounted.ts';
import { casesOfFile, settled } from '../../../checker/results/of-check.ts';
import type { Property } from '../../../checker/properties/property.ts';
import type { VerdictKind } from '../../../checker/verdict.ts';
import { inapplicable, sampleProperty, sampleResult, sampleVerdict } from '../support/samples.ts';

const properties: readonly Property[] = [
  sampleProperty('first'),
  sampleProperty('second', { kind: 'liveness' }),
  inapplicable('third'),
];

const verdict = fc.constantFrom<VerdictKind>('holds', 'violated', 'inconclusive', 'not-checkable', 'vacuous');

const outcome: fc.Arbitrary<FileOutcome> = fc
  .record({
    verdicts: fc.tuple(verdict, verdict),
    ended: fc.boolean(),
    isReadable: fc.boolean(),
    name: fc.constantFrom('a', 'b', 'c'),
  })
  .map(({ verdicts: [first, second], ended, isReadable, name }) => {
    const result = sampleResult(
      name,
      [
        sampleVerdict('first', first),
        sampleVerdict('second', second),
        sampleVerdict('third', 'not-checkable', { lack: 'runtime' }),
      ],
      { ended },
    );
    return isReadable
      ? { kind: 'checked', result }
      : {
          kind: 'unreadable',
          problem: { file: name, code: 'TRACE010', message: 'line 3 is no JSON' },
          before: result,
        };
  });

describe('cases of recordings', () => {
  property.prop([fc.array(outcome, { maxLength: 4 }), fc.boolean(), fc.boolean()], { numRuns: 300, seed: 1 })(
    'fail exactly when the run does, and without help unless it is about nothing single',
    (outcomes, named, strict) => {
      const summarizer = new Summarizer(properties);
      for (const one of outcomes) summarizer.add(one);
      const demands = { named, strict };
      const summary = summarizer.summary();
      const judgement = judge(summary, demands);
      const cases = settled(
        outcomes.flatMap((one) => casesOfFile(one, properties, [])),
        summary,
        demands,
      );
      const whole = accounted(cases, judgement);
      expect(whole.some(({ failsRun }) => failsRun)).toBe(judgement.code !== 0);
      const isOfCases =
        outcomes.length > 0 && judgement.grounds.some(({ because }) => !because.startsWith('no instance'));
      expect(cases.some(({ failsRun }) => failsRun)).toBe(isOfCases);
    },
  );
});
