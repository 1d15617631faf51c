import { describe, expect, it } from 'vitest';
import { QuestionError } from '../../../checker/own/question-error.ts';
import { policyIn } from '../../../checker/own/policies.ts';
import type { OwnFile } from '../../../model/index.ts';
import { written } from './files.ts';

const defined = (definition: string): string =>
  `import { definePolicy } from 'yieldcheck';\n\nexport default definePolicy(${definition});\n`;

const faultOf = (file: OwnFile): QuestionError => {
  try {
    policyIn(file);
  } catch (error) {
    if (error instanceof QuestionError) return error;
    throw error;
  }
  throw new Error('it is a policy');
};

const fuel = (next: number) => ({ steps: ['sleep'], next });

describe('the policy in a file', () => {
  it('is asked once for each state that it can be in', () => {
    const file = written(
      'policy.ts',
      `import { definePolicy } from 'yieldcheck';
import { next } from './next.ts';
interface Turn { readonly seen: number }

export default definePolicy<Turn>({
  name: 'every-third-defers',
  start: { seen: 0 },
  epoch: ({ seen }: Turn) => ({ does: seen === 2 ? ['compute', 'yield_now'] : 'self-wake', next: { seen: next(seen) } }),
  fuel: () => 'sleep',
});
`,
      { 'next.ts': 'export const next = (seen: number): number => (seen + 1) % 3;\n' },
    );
    expect(policyIn(file)).toEqual({
      name: 'every-third-defers',
      states: [
        { epoch: { steps: ['self-wake'], next: 1 }, fuel: fuel(0) },
        { epoch: { steps: ['self-wake'], next: 2 }, fuel: fuel(1) },
        { epoch: { steps: ['compute', 'yield_now'], next: 0 }, fuel: fuel(2) },
      ],
    });
  });

  it.each(['policy.js', 'policy.mjs', 'policy.mts'] as const)('may be in %s', (name) => {
    const text =
      "import { definePolicy } from 'yieldcheck';\nexport const only = definePolicy({ name: 'a', epoch: () => 'self-wake' });\n";
    expect(policyIn(written(name, text)).states).toHaveLength(1);
  });

  it.each([
    [
      'no step',
      defined("{\n  name: 'a',\n  epoch: () => 'yeild',\n}"),
      'ASK011',
      /policy\.ts:3: .*answers 'yeild'/u,
    ],
    ['nothing', defined("{ name: 'a', epoch: () => {} }"), 'ASK011', /policy\.ts:3: .*answers undefined/u],
    ['no steps', defined("{ name: 'a', epoch: () => [] }"), 'ASK011', /answers 0 steps/u],
    ['a promise', defined("{ name: 'a', epoch: async () => 'self-wake' }"), 'ASK011', /answers a promise/u],
    [
      'steps after a trap',
      defined("{ name: 'a', epoch: () => ['trap', 'sleep'] }"),
      'ASK011',
      /after 'trap'/u,
    ],
    ['no next', defined("{ name: 'a', epoch: () => ({ does: 'sleep' }) }"), 'ASK011', /without next/u],
    [
      'one thing and then another',
      `let n = 0;\n${defined("{ name: 'a', epoch: () => (n++ % 2 ? 'sleep' : 'trap') }")}`,
      'ASK011',
      /now one thing and now another/u,
    ],
    [
      'an error',
      defined("{\n  name: 'a',\n  epoch: () => {\n    throw new Error('oops');\n  },\n}"),
      'ASK011',
      /policy\.ts:6: .*threw: oops/u,
    ],
    [
      'a changed state',
      defined(
        "{\n  name: 'a',\n  start: { n: 0 },\n  epoch: (s: any) => {\n    s.n++;\n    return 'sleep';\n  },\n}",
      ),
      'ASK011',
      /policy\.ts:7: .*read only property 'n'/u,
    ],
    [
      'states without end',
      defined("{ name: 'a', start: 0, epoch: (n: number) => ({ does: 'sleep', next: n + 1 }) }"),
      'ASK011',
      /more than 256 states/u,
    ],
    [
      'a state that is no data',
      defined("{ name: 'a', epoch: () => ({ does: 'sleep', next: () => 1 }) }"),
      'ASK011',
      /not plain data/u,
    ],
    ['no name', defined("{ name: '', epoch: () => 'sleep' }"), 'ASK011', /no name of a policy/u],
    [
      'a name that acts',
      defined("{ name: '\\u001b[31mred', epoch: () => 'sleep' }"),
      'ASK011',
      /no name of a policy/u,
    ],
    ['no function', defined("{ name: 'a' }"), 'ASK011', /no function/u],
    [
      'a slip in its grammar',
      'export default {\n  a: 1\n  b: 2,\n};\n',
      'ASK014',
      /policy\.ts:3: Unexpected token/u,
    ],
    ['an error on the way', "const a = 1;\nthrow new Error('early');\n", 'ASK014', /policy\.ts:2: early/u],
    [
      'what yieldcheck has not',
      "import { defineYield } from 'yieldcheck';\ndefineYield();\n",
      'ASK014',
      /policy\.ts:2: .*no defineYield/u,
    ],
    ['no policy', 'export default 3;\n', 'ASK015', /exports no policy/u],
    [
      'an import of nothing',
      "import { a } from './none.ts';\nexport default a;\n",
      'ASK014',
      /Cannot find module/u,
    ],
  ])('is refused with its line for %s', (_, text, code, problem) => {
    const fault = faultOf(written('policy.ts', text));
    expect(fault).toMatchObject({ code });
    expect(fault.problem).toMatch(problem);
    expect(fault.advice).not.toBe('');
  });

  it('must be there', () => {
    expect(faultOf('./nowhere/policy.ts')).toMatchObject({ code: 'ASK013' });
  });

  it.each(['./a\u001b[2J.ts', './a\u202E.ts', './a,b.ts', './a\n::error::b.ts'] as const)(
    'is refused where its path acts: %j',
    (path) => {
      expect(faultOf(path)).toMatchObject({ code: 'ASK013' });
    },
  );
});
