import { describe, expect, it } from 'vitest';
import { automatonOf } from '../../../../checker/automaton/index.ts';
import { defineProperty } from '../../../../checker/properties/define-property.ts';
import { checkOnGraph } from '../../../../checker/verify/on-graph.ts';
import { generatedHeader } from '../../../../checker/verify/generated-header.ts';
import { compile, multiThread, rulesOf, scenarios, smallConstants } from '../../../../model/index.ts';
import { exploreGraph, type TaskId, type WorkerIndex } from '../../../../traces/index.ts';

/** That deferred wakers are called from this end of the list, beginning with the one deferred first. */
const calledFrom = (end: 'front' | 'back') =>
  defineProperty<Map<WorkerIndex, TaskId[]>>({
    id: `deferred-called-from-${end}`,
    code: 'S17',
    kind: 'safety',
    sentence: `A worker calls its deferred wakers from the ${end} of its list.`,
    source: 'runtime/scheduler/defer.rs Defer::wake',
    trigger: 'a worker with several deferred wakers calls one',
    needs: ['defer', 'wake.begin'],
    applies: () => ({ applies: true }),
    observe: () => ({
      memory: () => new Map(),
      on: {
        defer: (lists, { w, task }) => {
          if (w !== null && task !== undefined) lists.set(w, [...(lists.get(w) ?? []), task]);
        },
        'wake.begin': (lists, event, report) => {
          const { w, from, task } = event;
          if (w === null || from !== 'runtime') return;
          const list = lists.get(w) ?? [];
          if (list.length > 1) {
            const expected = list.at(end === 'front' ? 0 : -1);
            if (task === expected) report.checked();
            else report.violated(`task ${task} is woken before task ${expected}`, [event]);
          }
          const rest = list.filter((other) => other !== task);
          if (rest.length === 0) lists.delete(w);
          else lists.set(w, rest);
        },
      },
    }),
  });

const explore = (release: string) => {
  const rules = rulesOf(release);
  const yielders = scenarios.find(({ name }) => name === 'yielders');
  if (rules === undefined || yielders === undefined) throw new Error(`nothing to explore for ${release}`);
  const programs = yielders.programs({ yield: 'yield_now', tasks: 3, polls: 2 });
  const { graph } = exploreGraph(compile(multiThread({ rules, constants: smallConstants, programs })));
  const header = generatedHeader(release, smallConstants, yielders.name);
  return (end: 'front' | 'back') => {
    const automaton = automatonOf(calledFrom(end), header);
    if (automaton.kind === 'not-checkable') throw new Error(automaton.reason);
    const { checked, violation } = checkOnGraph(graph, automaton, {});
    return { isPutToTheTest: checked > 0, isViolated: violation !== undefined };
  };
};

const always = { isPutToTheTest: true, isViolated: false };

describe('tokio#5223, #5741: the order in which deferred wakers are called', () => {
  it.each(['1.23.0', '1.28.2'])('%s: first in, first out, in every run', (release) => {
    const called = explore(release);
    expect(called('front')).toEqual(always);
    expect(called('back').isViolated).toBe(true);
  });

  it.each(['1.29.0', '1.44.0', '1.51.0', '1.53.1'])('%s: last in, first out, in every run', (release) => {
    const called = explore(release);
    expect(called('back')).toEqual(always);
    expect(called('front').isViolated).toBe(true);
  });
});
