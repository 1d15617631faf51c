import { describe, expect, test } from 'vitest';
import { expectFailure, shell, yieldcheck } from './support/cli.ts';
import { reportIn } from './support/report.ts';

const small = ['verify', 'yielders', '--tasks', '2', '--polls', '2', '--yield', 'self-wake'];
const one = ['--property', 'one-poll-at-a-time'];
const inWords = (text: string): string => text.replaceAll(/\s+/gu, ' ');

const searches = [
  ['depth-first', []],
  ['random', ['--seed', '7']],
  ['pct', ['--bug-depth', '4']],
] as const;

describe.each(searches)('--search %s', (search, more) => {
  const { code, out } = yieldcheck(...small, '--beliefs', '--search', search, ...more);

  test('refutes beliefs by runs that it makes as short as any', () => {
    expect(out).toMatch(/self-wake-goes-first {2}in yielders under self-wake$/mu);
    expect(inWords(out)).toMatch(
      /found with \d+ steps .* after minimising, .*no run of this size shows it in fewer/u,
    );
    expect(code).toBe(search === 'depth-first' ? 0 : 20);
  });

  test('shows what it found, and does not say that no run is shorter, with --no-minimize', () => {
    const asFound = yieldcheck(...small, '--beliefs', '--search', search, ...more, '--no-minimize');
    expect(asFound.out).toMatch(/self-wake-goes-first {2}in yielders under self-wake$/mu);
    expect(inWords(asFound.out)).not.toMatch(/in fewer|minimising/u);
    expect(asFound.code).toBe(code);
  });

  test('prints a command that steps through a refutation again', () => {
    const [, command] = /reproduce +yieldcheck (verify .*--replay \S+)$/mu.exec(out) ?? [];
    const again = shell(`$Y ${command}`);
    expect(again.out).toMatch(/self-wake-goes-first +VIOLATED/u);
    expect(again.code).toBe(0);
  });

  test('finds the same again', () => {
    expect(yieldcheck(...small, '--beliefs', '--search', search, ...more)).toMatchObject({ code, out });
  });
});

test('depth first is exhaustive', () => {
  const { code, out } = yieldcheck(...small, ...one, '--search', 'depth-first', '-r', 'json');
  const scenario = { search: 'depth-first', complete: true, properties: [{ verdict: 'holds' }] };
  expect(reportIn(out)).toMatchObject({ exitCode: 0, scenarios: [scenario] });
  expect(code).toBe(0);
});

test('depth first within a depth claims no more than that', () => {
  const { code, out } = yieldcheck(...small, '--search', 'depth-first', '--max-depth', '9');
  expect(inWords(out)).toContain('No violation in any run of up to 9 steps');
  expect(code).toBe(20);
  const cut = yieldcheck(...small, '--search', 'depth-first', '--max-states', '99');
  expect(inWords(cut.out)).toContain('No violation was seen, which proves nothing of any property');
  expect(cut.code).toBe(20);
});

const twentyRuns = (...more: readonly string[]): string =>
  yieldcheck(...small, ...one, '--search', 'random', '--runs', '20', ...more).out;

describe('random runs', () => {
  test('say how much was run, and never that a property holds', () => {
    const args = [...small, ...one, '--search', 'random', '--runs', '40', '--seed', '5'];
    const { code, out } = yieldcheck(...args);
    expect(inWords(out)).toMatch(/SAMPLED by 40 runs at random, seed 5: /u);
    expect(inWords(out)).toMatch(/No violation found in 40 random runs of [\d,]+ steps in all\./u);
    expect(code).toBe(20);
    expect(reportIn(yieldcheck(...args, '-r', 'json').out)).toMatchObject({
      exitCode: 20,
      scenarios: [
        {
          search: 'random',
          sampling: { runs: 40, seed: 5 },
          complete: false,
          properties: [{ verdict: 'inconclusive' }],
        },
      ],
    });
  });

  test('by priorities come with the probability that they promise', () => {
    const args = [...small, ...one, '--search', 'pct', '--bug-depth', '2'];
    const { code, out } = yieldcheck(...args, '-r', 'json');
    const sampling = { runs: 1000, seed: 1, guarantee: { bugDepth: 2, actors: 2 } };
    expect(reportIn(out)).toMatchObject({ scenarios: [{ search: 'pct', sampling }] });
    expect(inWords(yieldcheck(...args).out)).toMatch(
      /takes 2 ordering constraints with a probability of at least 0\.\d+ \(2 actors, \d+ steps\)/u,
    );
    expect(code).toBe(20);
  });

  test('depend on the seed and keep to the number of steps', () => {
    expect(twentyRuns('--seed', '1')).not.toBe(twentyRuns('--seed', '2'));
    expect(inWords(twentyRuns('--steps', '5'))).toMatch(/100 steps in all/u);
  });
});

describe('options that do not go together are refused', () => {
  test.each([
    ['--search dfs', /unknown search 'dfs'/u],
    ['--search random --symmetry', /--symmetry works with --search breadth-first only/u],
    ['--search random --threads 2', /--threads works with/u],
    ['--search pct --fingerprint', /--fingerprint works with/u],
    ['--search depth-first --checkpoint nowhere', /--checkpoint works with/u],
    ['--search depth-first --checkpoint-every 1s', /--checkpoint-every works with/u],
    ['--runs 5', /--runs works with --search random and pct only/u],
    ['--search depth-first --seed 5', /--seed works with/u],
    ['--search depth-first --steps 5', /--steps works with/u],
    ['--search random --bug-depth 5', /--bug-depth works with --search pct only/u],
  ])('%s', (args, says) => {
    expectFailure(yieldcheck(...small, ...args.split(' ')), 64, says);
  });

  test('and --no-symmetry, which is so anyway, is not', () => {
    expect(yieldcheck(...small, ...one, '--search', 'depth-first', '--no-symmetry').code).toBe(0);
  });
});
