import { describe, expect, it } from 'vitest';
import { endlessScenarioIn } from '../../../checker/own/endless-scenarios.ts';
import { scenarioNamed } from '../../../checker/workload/scenario-named.ts';
import { endlessWorkloads, programsOf, type YieldName } from '../../../model/index.ts';
import { written } from './files.ts';

const scenario = (programs: string, rest = ''): string =>
  written(
    'endless.ts',
    `import { defineScenario } from 'yieldcheck';

export default defineScenario({
  name: 'mine',
  summary: 'Something.',
  size: { tasks: 2, polls: 1 },
  programs: () => [{ role: 'a', instructions: [] }],
  forEver: ({ yield: how, tasks }) => ${programs},
  ${rest}
});
`,
  );

const yielder = "{ role: 'yielder', instructions: [{ does: 'yield', how }] }";

describe('what the tasks of a scenario in a file do for ever', () => {
  it.each(['self-wake', 'yield_now'] satisfies YieldName[])(
    'is what those of a scenario do that there is, under %s',
    (how) => {
      const file = scenario(
        `[
          { role: 'woken', instructions: [{ does: 'wait', for: 'foreign wake' }] },
          ...Array.from({ length: tasks }, () => (${yielder})),
        ]`,
      );
      const known = endlessWorkloads.find(({ name }) => name === 'foreign-wakes');
      const own = endlessScenarioIn(file);
      if (own === undefined || known === undefined) throw new Error('no such workload');
      const size = { yield: how, tasks: 2 };
      expect(programsOf(own, size)).toEqual(programsOf(known, size));
    },
  );

  it('goes by the file, with the scenario’s size, and is about all roles unless it says of which', () => {
    const file = scenario(`[${yielder}, { role: 'other', instructions: [{ does: 'out of fuel' }] }]`);
    expect(endlessScenarioIn(file)).toMatchObject({ name: file, tasks: 2, about: ['yielder', 'other'] });
    expect(endlessScenarioIn(file)).toBe(endlessScenarioIn(file));
    const narrow = scenario(`[${yielder}, ${yielder}]`, "about: ['yielder'],");
    expect(endlessScenarioIn(narrow)?.about).toEqual(['yielder']);
  });

  it('need not be said', () => {
    const file = written(
      'endless.ts',
      `import { defineScenario } from 'yieldcheck';
export default defineScenario({ name: 'mine', summary: '', programs: () => [{ role: 'a', instructions: [] }] });
`,
    );
    expect(endlessScenarioIn(file)).toBeUndefined();
    expect(scenarioNamed(file).name).toBe(file);
  });

  it.each([
    ["[{ role: 'a', instructions: [{ does: 'compute' }] }]", '', /program 'a' never ends its poll/u],
    [
      "[{ role: 'a', instructions: [{ does: 'compute' }, { does: 'repeat' }, { does: 'wait', for: 'wake' }] }]",
      '',
      /program 'a' never ends its poll/u,
    ],
    [
      "[{ role: 'a', instructions: [{ does: 'epoch deadline', answers: [{ answer: 'Continue' }] }] }]",
      '',
      /program 'a' never ends its poll/u,
    ],
    [`[${yielder}]`, "about: 'yielder',", /about is no list of roles/u],
    [`[{ role: 'a', instructions: [{ does: 'spawn', task: 1 }] }, ${yielder}]`, '', /has 'spawn', which no/u],
    [`[{ role: 'a', instructions: [{ does: 'join', task: 1 }] }, ${yielder}]`, '', /has 'join', which no/u],
    [`Array.from({ length: 17 }, () => (${yielder}))`, '', /makes 17 programs that go on for ever/u],
    [`[${yielder}]`, "about: ['nobody'],", /about 'nobody', which is the role of no program/u],
    ["[{ role: 'a', instructions: [{ does: 'yeild' }] }]", '', /is no instruction that there is/u],
    ['how.nothing.at.all', '', /endless\.ts:8: Cannot read properties/u],
  ])('is refused for %s %s', (programs, rest, problem) => {
    const file = scenario(programs, rest);
    expect(() => endlessScenarioIn(file)).toThrow(problem);
  });

  it('cannot be asked how guests answer for it', () => {
    const own = endlessScenarioIn(scenario(`[${yielder}]`));
    expect(() => own?.programs({ yield: 'custom', tasks: 1 })).toThrow(
      "'custom' is for the scenarios that there are",
    );
  });
});
