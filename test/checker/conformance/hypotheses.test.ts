import { describe, expect, it } from 'vitest';
import { CurrentThreadHypothesis } from '../../../checker/conformance/current-thread/hypothesis.ts';
import { arrive as arriveAlone } from '../../../checker/conformance/current-thread/reaching.ts';
import { openCurrentThread } from '../../../checker/conformance/current-thread/runtime.ts';
import { distinct } from '../../../checker/conformance/frontier.ts';
import { Hypothesis } from '../../../checker/conformance/hypothesis.ts';
import type { Mode } from '../../../checker/conformance/hypothesis.ts';
import { arrive } from '../../../checker/conformance/looking.ts';
import { openRuntime } from '../../../checker/conformance/open-runtime.ts';
import { loadCurrentThread, loadFixture, rulesFor } from './fixture.ts';

const mode = (): Mode => ({
  thorough: true,
  chose: false,
  reasons: [],
  keepsTape: false,
  altTimer: false,
  tellsBudget: true,
});

const ofPool = async (): Promise<Hypothesis> => {
  const { header } = await loadFixture('1.53.1/S1-defer-mt1');
  return new Hypothesis(openRuntime(header, rulesFor('1.53.1')), mode());
};

const alone = async (): Promise<CurrentThreadHypothesis> => {
  const { header } = await loadCurrentThread('1.53.1/S1-defer-ct');
  return new CurrentThreadHypothesis(openCurrentThread(header, rulesFor('1.53.1')), mode());
};

describe('two hypotheses of which one must hear a deferred waker', () => {
  it('are not merged under multi_thread', async () => {
    const h = await ofPool();
    const other = h.copy();
    other.mustBeHeard.set(0, 'coop');
    expect(distinct([h, other, h.copy()])).toEqual([h, other]);
  });

  it('are not merged under current_thread', async () => {
    const h = await alone();
    const other = h.copy();
    other.mustBeHeard.add(0);
    expect(distinct([h, other, h.copy()])).toHaveLength(2);
  });
});

describe('a worker that has gone ahead to one thing', () => {
  it('does not do another under multi_thread', async () => {
    const h = await ofPool();
    h.ahead[0] = true;
    expect(arrive(h, 0, { kind: 'pass' })).toEqual([]);
    expect(h.mode.reasons).toEqual([
      { rule: 'poll-taken', here: 'worker 0 has come to something else than to call wakers' },
    ]);
  });

  it('does not do another under current_thread', async () => {
    const h = await alone();
    h.ahead = true;
    expect(arriveAlone(h, { kind: 'park' })).toEqual([]);
    expect(h.mode.reasons).toEqual([
      { rule: 'poll-taken', here: 'the thread has come to something else than to park' },
    ]);
  });
});
