import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { fixture } from '../../../traces/import/read-bytes.ts';
import { documentOf, judged, violatedIn } from './judged.ts';
import type { Element, Op } from './simulator.ts';
import { Simulator } from './simulator.ts';

const use = fc
  .record({
    op: fc.constantFrom('acquire' as const, 'try' as const),
    object: fc.nat({ max: 1 }),
    n: fc.integer({ min: 1, max: 2 }),
    between: fc.array(fc.constantFrom<Op>({ op: 'yield' }, { op: 'random' }), { maxLength: 2 }),
  })
  .map(({ op, object, n, between }) => {
    const acquire: readonly Op[] = [{ op, object, n }];
    return acquire.concat(between, { op: 'release', object, n });
  });
const body = fc.array(use, { maxLength: 4 }).map((uses) => uses.flat());
const program = fc
  .array(body, { minLength: 1, maxLength: 4 })
  .map((bodies): readonly Op[] => bodies.map((each) => ({ op: 'spawn', program: each })));
const run = fc
  .record({ program, choices: fc.array(fc.nat(), { minLength: 1, maxLength: 40 }) })
  .map(({ program: ops, choices }) => {
    let turn = 0;
    const choose = (count: number): number => (choices[turn++ % choices.length] ?? 0) % count;
    return new Simulator([2, 3], choose).run(ops);
  });

/** The run with one of the elements that `wanted` picks changed; undefined if it picks none. */
function changed(
  elements: readonly Element[],
  pick: number,
  wanted: (element: Element, index: number) => boolean,
  change: (element: Element) => readonly Element[],
): readonly Element[] | undefined {
  const places = elements.flatMap((element, index) => (wanted(element, index) ? [index] : []));
  const place = places[pick % places.length];
  return place === undefined
    ? undefined
    : elements.flatMap((element, index) => (index === place ? change(element) : [element]));
}

describe('runs that are right', () => {
  test.prop([run])('violate nothing, and leave nothing undecided', async (elements) => {
    for (const { property, verdict, reason } of Object.values(await judged(documentOf(elements))))
      expect(['holds', 'vacuous'], `${property}: ${reason ?? ''}`).toContain(verdict);
  });

  test.each(['mutex', 'mixed', 'unfair', 'fair', 'cancel', 'detached', 'panic', 'deadlock'])(
    'are those of Shuttle: %s',
    async (name) => {
      const verdicts = Object.values(await judged(fixture(`shuttle/${name}.json`)));
      expect(verdicts.map(({ verdict }) => verdict).filter((verdict) => verdict !== 'vacuous')).toEqual(
        verdicts.filter(({ checked }) => checked > 0).map(() => 'holds'),
      );
      expect(verdicts.reduce((sum, { checked }) => sum + checked, 0)).toBeGreaterThan(20);
    },
  );
});

describe('one change is enough', () => {
  test.prop([run, fc.nat()], { numRuns: 40 })('a task chosen that could not run', async (elements, pick) => {
    const wrong = changed(
      elements,
      pick,
      ([, , , , runnable]) => runnable !== null,
      ([task, bt, kind, clock, runnable]) => [
        [task, bt, kind, clock, (runnable ?? []).filter((other) => other !== task)],
      ],
    );
    fc.pre(wrong !== undefined);
    expect(await violatedIn(documentOf(wrong))).toEqual(['chosen-is-runnable']);
  });

  test.prop([run, fc.nat()], { numRuns: 40 })('a clock that goes back', async (elements, pick) => {
    const acted = new Map<number, number>();
    const wrong = changed(
      elements,
      pick,
      ([task, , , clock]) => {
        const before = acted.get(task) ?? 0;
        acted.set(
          task,
          clock.reduce((sum, ticks) => sum + ticks, 0),
        );
        return before > 0;
      },
      ([task, bt, kind, , runnable]) => [[task, bt, kind, [], runnable]],
    );
    fc.pre(wrong !== undefined);
    expect(await violatedIn(documentOf(wrong))).toEqual(['clocks-grow']);
  });

  test.prop([run, fc.nat()], { numRuns: 40 })('a task that acts out of turn', async (elements, pick) => {
    const last = elements.findLastIndex(([, , , , runnable]) => runnable !== null);
    const wrong = changed(
      elements,
      pick,
      ([, , kind], index) => kind === 'Tick' && index < last,
      (element) => {
        const [task, bt, kind, clock] = element;
        return [element, [task + 1, bt, kind, clock, null]];
      },
    );
    fc.pre(wrong !== undefined);
    expect(await violatedIn(documentOf(wrong))).toContain('acts-when-chosen');
  });
});
