import { describe, expect, it } from 'vitest';
import { defineProperty, explain, generate, textOf } from '../../../checker/library/index.ts';

const model = { scenario: 'yielders', workers: 2, tasks: 2, polls: 2 } as const;
const [whole] = [...generate({ ...model, depth: 60, limit: 1 }).traces];
if (whole === undefined) throw new Error('nothing was generated');
const { path } = whole;

const neverYields = defineProperty({
  id: 'never-yields',
  kind: 'safety',
  sentence: 'No task yields.',
  trigger: 'a poll ends',
  needs: ['yield', 'poll.end'],
  observe: () => ({
    memory: () => null,
    on: {
      'poll.end': (_, __, report) => report.checked(),
      yield: (_, event, report) => report.violated(`task ${event.task} yields`, [event]),
    },
  }),
});

describe('explain', () => {
  it('finds what the run violates, with the roads not taken', () => {
    const { ok, run, verdicts, findings } = explain({
      ...model,
      path,
      properties: [neverYields, 'one-poll-at-a-time'],
    });
    expect(ok).toBe(false);
    const [finding, ...others] = findings;
    expect(others).toEqual([]);
    expect(finding).toMatchObject({
      kind: 'safety',
      rule: { id: 'never-yields' },
      more: (verdicts[0]?.violations ?? 0) - 1,
      unexamined: ['every other run of this scenario'],
    });
    const { evidence } = finding ?? {};
    if (evidence?.kind !== 'run') throw new Error('no run');
    expect(evidence.run.path).toEqual(run.path);
    expect(evidence.shortest).toBe(false);
    const roads = evidence.run.steps.flatMap((step) => step.roads);
    expect(roads.filter(({ enabled }) => enabled).length).toBeGreaterThan(0);
    expect(run.steps.flatMap((step) => step.roads)).toEqual([]);
  });

  it('tells it as the command line does', () => {
    const [finding] = explain({ ...model, path, properties: neverYields }).findings;
    if (finding === undefined) throw new Error('nothing was found');
    expect(textOf(finding)).toMatch(/^VIOLATED {2}never-yields/u);
    expect(textOf(finding)).not.toMatch(/reproduce/u);
  });

  it('finds nothing in a run that violates nothing', () => {
    expect(explain({ ...model, path }).findings).toEqual([]);
  });

  it('finds it in runs of programs of its callers', () => {
    const programs = [{ role: 'one', instructions: [{ does: 'yield', how: 'self-wake' }] }] as const;
    const [one] = [...generate({ programs, depth: 20, limit: 1 }).traces];
    const { findings } = explain({ programs, path: one?.path ?? '', properties: neverYields });
    expect(findings).toMatchObject([{ subject: { scenario: 'own programs' }, more: 0 }]);
  });
});
