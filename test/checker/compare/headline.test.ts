import { describe, expect, test } from 'vitest';
import type { Behaviour } from '../../../checker/compare/behaviour.ts';
import type { ComparedEncounter } from '../../../checker/compare/comparison.ts';
import { howManyTell, reasonsIn, type Held } from '../../../checker/compare/evidence/telling.ts';
import { partingInWords, soonestParting } from '../../../checker/compare/headline.ts';
import type { Observed } from '../../../checker/compare/observation.ts';
import type { Parting } from '../../../checker/compare/parting/parting.ts';
import type { Refined } from '../../../checker/compare/refinement/refine.ts';
import { encounterOf, type Side } from '../../../checker/compare/side.ts';
import { smallConstants } from '../../../model/index.ts';

const refined = (kind: 'refines' | 'undecided' | 'strays'): Refined<Observed> => {
  const sizes = { states: [1, 1], classes: 1 } as const;
  const back = { kind: 'refines' } as const;
  if (kind === 'refines') return { ...sizes, forth: back, back };
  if (kind === 'undecided') return { ...sizes, forth: { kind, cut: 'states' }, back };
  return {
    ...sizes,
    forth: { kind, common: [], next: { kind: 'rest' }, instead: [], run: [], other: [] },
    back,
  };
};

const parting = (step: number): Parting => ({
  moment: { by: 'choices', steps: [step, step] },
  class: 'notification',
  deeds: ['that happens', 'that does not happen'],
  first: 0,
  kinds: [],
  fork: { kind: 'fork', common: 0, sides: [runOf('one'), runOf('other')] },
});

const runOf = (name: string): Parting['fork']['sides'][number] => ({
  name,
  run: {
    workers: 1,
    roles: [],
    start: [],
    initial: [],
    steps: [],
    path: [],
  },
});

const sideOf = (name: string, scenario: string): Side => ({
  name,
  workload: {
    scenario,
    size: { yield: 'yield_now', tasks: 1, polls: 1 },
    release: '1.53.1',
    constants: smallConstants,
  },
});

const compared = (
  scenario: string,
  step: number,
  by: Readonly<Record<keyof Behaviour['by'], 'refines' | 'undecided' | 'strays'>>,
): ComparedEncounter => ({
  encounter: encounterOf(sideOf('one', scenario), sideOf('other', scenario)),
  behaviour: { by: { events: refined(by.events), polls: refined(by.polls) }, parting: parting(step) },
});

describe('where two sides part soonest', () => {
  const alike = compared('yielders', 1, { events: 'strays', polls: 'refines' });
  const open = compared('shutdown', 2, { events: 'strays', polls: 'undecided' });
  const other = compared('join', 3, { events: 'strays', polls: 'strays' });

  test('is not where they are equal as far as one looked', () => {
    const encounters = [alike, open, other];
    expect(soonestParting({ encounters, observation: 'events' })?.encounter).toBe(alike);
    expect(soonestParting({ encounters, observation: 'polls' })?.encounter).toBe(other);
  });

  test('is where it is not known whether they differ only if they are not known to differ anywhere', () => {
    expect(soonestParting({ encounters: [alike, open], observation: 'polls' })?.encounter).toBe(open);
    expect(soonestParting({ encounters: [alike], observation: 'polls' })).toBeUndefined();
  });
});

describe('where two sides part, in words', () => {
  const deeds = ['that does not happen', 'worker 0 sleeps'] as const;

  test.each([
    [0, 'with one that does not happen, with other worker 0 sleeps'],
    [1, 'with other worker 0 sleeps, with one that does not happen'],
  ] as const)('tells side %i first', (first, words) => {
    expect(partingInWords({ ...parting(3), deeds, first }, ['one', 'other'])).toBe(
      `they part at step 3: ${words}`,
    );
  });
});

const telling = (g: number): Held => ({
  kind: 'tells',
  file: `${g}.jsonl`,
  tokio: '1.54.1',
  side: 0,
  g,
  seen: '',
  instead: '',
});

describe('how many recordings tell two sides apart', () => {
  const unasked: Held = { kind: 'unasked', file: 'a.jsonl', because: 'its tasks yield in both ways' };
  const values = ['a', 'b'] as const;

  test.each([
    [[unasked], 'The recording does not tell'],
    [[telling(1)], 'The recording tells'],
    [[unasked, unasked], 'None of 2 recordings tells'],
    [[unasked, telling(1)], '1 of 2 recordings tells'],
    [[telling(1), telling(2)], '2 of 2 recordings tell'],
  ])('%j: %s', (held, words) => {
    expect(howManyTell({ values, held })).toBe(words);
  });

  test('comes with each reason once', () => {
    const held = [unasked, telling(1), { ...unasked, file: 'b.jsonl' }];
    expect(reasonsIn({ values, held })).toEqual([
      { kind: 'unasked', because: 'its tasks yield in both ways', files: ['a.jsonl', 'b.jsonl'] },
    ]);
  });
});
