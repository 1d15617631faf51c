import { describe, expect, it } from 'vitest';
import { scenarioIn } from '../../../checker/own/scenarios.ts';
import { propertiesIn } from '../../../checker/own/properties.ts';
import { written } from './files.ts';

const scenario = (programs: string): string =>
  written(
    'scenario.ts',
    `import { defineScenario } from 'yieldcheck';

export default defineScenario({
  name: 'mine',
  summary: 'Something.',
  programs: ({ yield: how, tasks }) => ${programs},
});
`,
  );

const programs = (file: string) => scenarioIn(file).programs({ yield: 'self-wake', tasks: 2, polls: 2 });

describe('the scenario in a file', () => {
  it('makes programs, and goes by its file', () => {
    const file = scenario(
      "Array.from({ length: tasks }, () => ({ role: 'a', instructions: [{ does: 'yield', how }] }))",
    );
    expect(scenarioIn(file)).toMatchObject({
      name: file,
      summary: 'Something.',
      size: { tasks: 2, polls: 2 },
    });
    const one = { role: 'a', instructions: [{ does: 'yield', how: 'self-wake' }] };
    expect(programs(file)).toEqual([one, one]);
  });

  it.each([
    [
      "[{ role: 'a', instructions: [{ does: 'compuet' }] }]",
      /instruction 0 of the program 'a' is no instruction/u,
    ],
    ["[{ role: 'a', instructions: [{ does: 'wait', for: 'Godot' }] }]", /no right 'for'/u],
    ["[{ role: 'a', instructions: [{ does: 'wake', task: 1 }] }]", /names task 1, which there is not/u],
    ["[{ role: 'a', instructions: [{ does: 'end block in place' }] }]", /has not begun/u],
    ["[{ role: 'a' }]", /no role or no instructions/u],
    ['[]', /no list of programs/u],
    ['how.nothing.at.all', /scenario\.ts:6: Cannot read properties/u],
  ])('is refused for %s', (text, problem) => {
    const file = scenario(text);
    expect(() => programs(file)).toThrow(problem);
  });

  it('must be one', () => {
    expect(() => scenarioIn(written('scenario.ts', 'export const a = 1;\n'))).toThrow('exports no scenario');
  });
});

describe('the properties in a file', () => {
  it('know the file', () => {
    const file = written(
      'property.ts',
      `import { defineProperty } from 'yieldcheck';
export const never = defineProperty({
  id: 'never-yields', kind: 'safety', sentence: 'No task yields.', trigger: 'a task yields', needs: ['yield'],
  observe: () => ({ memory: () => null, on: { yield: (_: null, event: any, report: any) => report.violated('it yields', [event]) } }),
});
`,
    );
    expect(propertiesIn(file)).toMatchObject([{ id: 'never-yields', file }]);
  });

  it('must be some', () => {
    expect(() => propertiesIn(written('property.ts', 'export const a = 1;\n'))).toThrow(
      'exports no property',
    );
  });
});
