import { describe, expect, test } from 'vitest';
import { Hypothesis } from '../../../checker/conformance/hypothesis.ts';
import { multiThreadFacts } from '../../../checker/conformance/unsettled/facts.ts';
import { unsettledIn } from '../../../checker/conformance/unsettled/unsettled.ts';
import { smallConstants } from '../../../model/index.ts';
import { unsettledInWords } from '../../../checker/report/text/unsettled.ts';
import { rulesFor } from './fixture.ts';

const start = (): Hypothesis =>
  new Hypothesis(
    { rules: rulesFor('1.53.1'), constants: { ...smallConstants, workers: 2 }, programs: [] },
    {
      thorough: false,
      chose: false,
      reasons: undefined,
      keepsTape: false,
      altTimer: false,
      tellsBudget: true,
    },
  );

const changed = (change: (h: Hypothesis) => void): Hypothesis => {
  const h = start();
  change(h);
  return h;
};

describe('what hypotheses differ in', () => {
  test('is nothing among equals', () => {
    expect(unsettledIn([start(), start()], multiThreadFacts)).toEqual([]);
  });

  test('comes first if it tells the most of them apart', () => {
    const found = unsettledIn(
      [
        start(),
        changed((h) => h.state.inject.push(1)),
        changed((h) => {
          h.worker(1).lifoSlot = 1;
          h.state.inject.push(2);
        }),
      ],
      multiThreadFacts,
    );
    expect(found).toMatchObject([
      { what: 'the inject queue', ways: 3, left: 1 },
      { what: 'the LIFO slot of worker 1', ways: 2, left: 2 },
    ]);
    expect(found[1]?.shownBy).toEqual(['schedule', 'take', 'steal']);
  });

  test('is told with the events that would show it', () => {
    expect(
      unsettledInWords({ what: 'the inject queue', shownBy: ['schedule', 'take'], ways: 3, left: 1200 }),
    ).toBe(
      'the inject queue may stand in 3 ways; a recorder that shows `schedule`, `take` would leave 1,200 of the hypotheses, on average',
    );
  });
});
