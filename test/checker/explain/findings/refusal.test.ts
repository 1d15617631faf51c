import { describe, expect, test } from 'vitest';
import { ask } from '../../../../checker/check/conformance/ask.ts';
import { answerOf } from '../../../../checker/check/conformance/outcome.ts';
import type { Answer } from '../../../../checker/check/conformance/outcome.ts';
import { findingsOfRefusal } from '../../../../checker/explain/findings/refusal.ts';

const capture = 'examples/captures/1.51.1-probed/S5-wake1-mt2.jsonl.gz';

const answered = async (release: string): Promise<Answer> => {
  const outcome = await ask(capture, { kind: 'release', release }, () => true, { repairs: true });
  const answer = answerOf(outcome);
  if (answer === undefined) throw new Error(`nothing was found out about ${capture}`);
  return answer;
};

describe('the finding that a recording is refused', () => {
  test('tells what was seen, what there was instead, and that the release is another', async () => {
    const [finding, ...others] = findingsOfRefusal(await answered('1.53.1'), ['check', capture]);
    expect(others).toEqual([]);
    expect(finding).toMatchObject({
      kind: 'refusal',
      headline:
        'Tokio 1.53.1 does not behave like this: worker 1 is seen to poll task 2, but worker 1 has nothing to take, not task 2, which is in the LIFO slot of worker 0.',
      rule: { id: 'lifo-private' },
      blame: {
        who: 'question',
        because:
          'No three edits nearby explain what follows, and the recording says that it is of Tokio 1.51.1 and is held against 1.53.1.',
      },
      evidence: { kind: 'excerpt', failing: [67] },
      reproduce: ['check', capture],
    });
    expect(finding?.because).toContain('in 2 ways to fill in');
    expect(finding?.remedies[0]).toContain('--which-release');
    expect(finding?.remedies[1]).toContain('a wake of task 2 from outside was lost');
  });

  test('is not there for a release that accepts it', async () => {
    expect(findingsOfRefusal(await answered('1.51.1'), [])).toEqual([]);
  });
});
