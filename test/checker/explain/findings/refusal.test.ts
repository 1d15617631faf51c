import { describe, expect, test } from 'vitest';
import { ask } from '../../../../checker/check/conformance/ask.ts';
import { answerOf } from '../../../../checker/check/conformance/outcome.ts';
import type { Answer } from '../../../../checker/check/conformance/outcome.ts';
import type { Repair } from '../../../../checker/conformance/index.ts';
import { findingsOfRefusal } from '../../../../checker/explain/findings/refusal.ts';
import type { Event } from '../../../../traces/index.ts';

const capture = 'examples/captures/1.51.1-probed/S5-wake1-mt2.jsonl.gz';

const answered = async (release: string): Promise<Answer> => {
  const answer = answerOf(await ask(capture, { kind: 'release', release }, () => true));
  if (answer === undefined) throw new Error(`nothing was found out about ${capture}`);
  return answer;
};

const wake: Event = { e: 'wake.begin', g: 60, t: 0, s: 0, w: null, task: 2, from: 'external' };

const lost = (changes: Partial<Repair>): Repair => ({
  cost: 1,
  edits: [{ kind: 'lost', events: [wake], before: [wake, wake] }],
  further: 300,
  toTheEnd: true,
  isGood: true,
  ...changes,
});

const mendedBy = (answer: Answer, ...repairs: readonly Repair[]): Answer => ({
  ...answer,
  conformance: { ...answer.conformance, repairs: { repairs, upTo: 3, isCut: false, tried: 40 } },
});

describe('the finding that a recording is refused', () => {
  test('tells what was seen, what there was instead, and that the release is another', async () => {
    const partial = lost({ isGood: false, further: 107, toTheEnd: false, until: wake });
    const [finding, ...others] = findingsOfRefusal(mendedBy(await answered('1.53.1'), partial), [
      'check',
      capture,
    ]);
    expect(others).toEqual([]);
    expect(finding).toMatchObject({
      kind: 'refusal',
      headline:
        'Tokio 1.53.1 does not behave like this: worker 1 is seen to poll task 2, but worker 1 has nothing to run: task 2 is in the LIFO slot of worker 0.',
      rule: { id: 'lifo-private' },
      blame: {
        who: 'question',
        because:
          'The recording says that it is of Tokio 1.51.1, and is held against 1.53.1. Nor does it look damaged: mended in the best way that was found, with up to 3 edits, it explains 107 more events and is refused again at g 60.',
      },
      evidence: { kind: 'excerpt', failing: [67] },
      reproduce: ['check', capture],
    });
    expect(finding?.because).toContain('in each of the 2 ways to fill in');
    expect(finding?.remedies.map(({ invocation }) => invocation)).toEqual([
      ['check', capture, '--against', 'auto'],
      ['check', capture, '--which-release'],
    ]);
    expect(finding?.subject).toMatchObject({ judgedBy: '1.53.1' });
  });

  test('holds it against the recorder when one edit explains all that follows', async () => {
    const [finding] = findingsOfRefusal(mendedBy(await answered('1.53.1'), lost({})), []);
    expect(finding?.blame?.who).toBe('recorder');
    expect(finding?.remedies[0]?.sentence).toMatch(
      /One way to mend it: .* That explains all that follows\.$/u,
    );
  });

  test('holds it against nobody when too little follows or nothing was looked for', async () => {
    const answer = await answered('1.53.1');
    expect(findingsOfRefusal(mendedBy(answer, lost({ further: 20 })), [])[0]?.blame).toBeUndefined();
    expect(findingsOfRefusal(answer, [])[0]?.blame).toBeUndefined();
  });

  test('is not there for a release that accepts it', async () => {
    expect(findingsOfRefusal(await answered('1.51.1'), [])).toEqual([]);
  });
});
