import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { expectFailure, yieldcheck } from './support/cli.ts';
import type { Ran } from './support/cli.ts';
import { reportIn } from './support/report.ts';
import { temporaryFolder } from './support/traces.ts';

const nobodyWakesItself = `import { defineProperty } from 'yieldcheck';
export default defineProperty({
  id: 'nobody-wakes-itself',
  kind: 'safety',
  sentence: 'No task calls its own waker while it is polled.',
  trigger: 'a waker is called',
  needs: ['wake.begin'],
  observe: () => ({
    memory: () => null,
    on: {
      'wake.begin': (_, event, report) => {
        if (event.by === event.task) report.violated('it wakes itself', [event]);
        else report.checked();
      },
    },
  }),
});
`;

const compare = (...args: readonly string[]): Ran => yieldcheck('compare', ...args);
const small = ['hogged-worker', '--yield', 'yield_now', '--no-properties'] as const;

describe('compare', () => {
  test('tells first where two ways of yielding part, and how to see it again', () => {
    const { code, out, err } = compare('yielders', '--tasks', '2', '--polls', '2');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out.split('\n').slice(0, 3).join(' ').replaceAll(/\s+/gu, ' ')).toMatch(
      /^DIFFERENT In yielders they part at step 3: with self-wake task 1 goes to the back of the queue of worker 0, with yield_now task 1 waits on the deferred list/u,
    );
    expect(out).toMatch(/vacuous +holds +deferred-before-resume/u);
    expect(
      Math.max(...out.split('\n').map((line) => (line.includes('yieldcheck ') ? 0 : line.length))),
    ).toBeLessThanOrEqual(80);
    const replays = [...out.matchAll(/replay +yieldcheck (.*)$/gmu)].map(([, args = '']) => args);
    expect(replays).toHaveLength(2);
    for (const args of replays) expect(yieldcheck(...args.split(' ')).out).toContain('worker 0');
  });

  test('ends with 13 where releases differ that were asserted not to, with 0 where they do not', () => {
    const different = compare(...small, '--tokio', '1.51.1,1.51.2', '--assert', 'equal', '--quiet');
    expect(different.out).toMatch(/FAILED.*are not equal in hogged-worker under yield_now.*\(exit 13\)/su);
    expect(different.code).toBe(13);
    const equal = compare(...small, '--tokio', '1.53.0,1.53.1', '--assert', 'equal');
    expect(equal.out).toMatch(/^EQUAL {2}1\.53\.0 and 1\.53\.1 are equal in hogged-worker/u);
    expect(equal.code).toBe(0);
  });

  test('looks at a scenario on the scheduler that it is about', () => {
    const asked = ['waking-park-hook', '--tokio', '1.50,1.52.4', '--no-bounds', '--no-properties'] as const;
    const { code, out } = compare(...asked);
    expect(code).toBe(0);
    expect(out).toMatch(/^DIFFERENT/u);
    const [, replay = ''] = /replay +yieldcheck (.*)$/mu.exec(out) ?? [];
    expect(replay).toContain('--flavor current_thread');
    expect(yieldcheck(...replay.split(' ')).code).toBe(0);
    expect(compare(...asked, '--flavor', 'current_thread').out.split('\n')[0]).toBe(out.split('\n')[0]);
    expectFailure(compare(...asked, '--flavor', 'multi_thread'), 64, /on current_thread only/u);
  });

  test('holds recordings against both sides, and says how to see it', () => {
    const file = 'traces/corpus/1.51.1/hogged-after-wake-mt2.jsonl.gz';
    const { code, out } = compare('--tokio', '1.50,1.51.1', '--recordings', file, '--assert', 'equal');
    expect(code).toBe(13);
    expect(out.replaceAll(/\s+/gu, ' ')).toContain(
      `1.51.1, not 1.50: ${file} (Tokio 1.51.1): at g 41 worker 1 is seen to poll task 2`,
    );
    expect(out).toContain(`shown by   yieldcheck check ${file} --against 1.50\n`);
    expect(
      reportIn(compare('--tokio', '1.50,1.51.1', '--recordings', file, '--reporter', 'json').out),
    ).toMatchObject({ comparisons: [{ recordings: [{ kind: 'tells', side: '1.51.1', g: 41 }] }] });
  });

  test('writes Markdown that can be pasted, with names that people have for ways of yielding', () => {
    const args = ['yielders', '--yield', 'wasmtime,tokio', '--workers', '1', '--tasks', '2', '--polls', '2'];
    const { code, out } = compare(...args, '--reporter', 'markdown');
    expect(code).toBe(0);
    expect(out).toMatch(/^## `self-wake` and `yield_now` differ\n\nIn yielders they part at step 3: /u);
    expect(out).toMatch(
      /^\| `yield_now` \| `traces\/corpus\/.*\.gz` \| [\d.]+ \| \d+ \| worker 0 is seen to/mu,
    );
    expect(out).toContain(`\`\`\`text\nyieldcheck compare ${args.join(' ')}\n\`\`\`\n`);
    const [, replay = ''] = /^yieldcheck (verify yielders .*--replay .*)$/mu.exec(out) ?? [];
    expect(yieldcheck(...replay.split(' ')).code).toBe(0);
  });

  describe('beside bounds on waits', () => {
    const args = ['coop-budget', '--yield', 'self-wake,tokio', '--no-properties'] as const;
    const file = 'traces/corpus/1.54.1/coop-self-wake-mt1.jsonl.gz';
    const again = `check ${file} --waits --among receiver,yielder`;

    test('tells the longest that a recording shows, and the command that shows it', () => {
      const { out } = compare(...args);
      expect(out).toMatch(/^ +who waits +scenario +self-wake +seen +yield_now +seen$/mu);
      expect(out).toMatch(/^ +\* +receiver +coop-budget +60 +60 +1 +1$/mu);
      expect(out.replaceAll(/\s+/gu, ' ')).toContain(
        `receiver of coop-budget, self-wake: g 438 to g 864 of ${file}`,
      );
      expect(out).toContain(`  seen by    yieldcheck ${again}\n`);
      expect(yieldcheck(...again.split(' ')).out.replaceAll(/\s+/gu, ' ')).toContain(
        '60 polls of others: receiver (task 2) after coop, g 438 to g 864',
      );
    });

    test('tells it in JSON and in Markdown', () => {
      const recorded = { polls: 60, file, from: 438, to: 864, shownBy: `yieldcheck ${again}` };
      expect(reportIn(compare(...args, '--reporter', 'json').out)).toMatchObject({
        comparisons: [{ bounds: [{ waits: [{ most: 60, recorded }, { most: 1 }] }] }],
      });
      const { out } = compare(...args, '--reporter', 'markdown');
      expect(out).toContain('| receiver | `coop-budget` | 60 | 60 | 1 | 1 |');
      expect(out).toContain(
        `| receiver | \`coop-budget\` | \`self-wake\` | 60 | \`${file}\` | 1.54.1 | 438–864 |`,
      );
      expect(out).toContain(`yieldcheck ${again}\n`);
    });

    test('tells of each release what was recorded under its rules, and names it if that is asked for', () => {
      const releases = ['timer-beside-guests', '--yield', 'self-wake', '--tokio', '1.50,1.51.1'] as const;
      const short = compare(...releases, '--no-properties').out;
      expect(short).toMatch(/^ +sleeper +timer-beside-guests +self-wake +61 +51\+ +61 +33\+$/mu);
      expect(short.replaceAll(/\s+/gu, ' ')).toContain('--verbose names the recordings of all rows.');
      expect(short).not.toContain('guests-self-wake-mt1');
      const { out } = compare(...releases, '--no-properties', '--verbose');
      for (const release of ['1.50.0', '1.51.1'])
        expect(out).toContain(
          `  seen by    yieldcheck check traces/corpus/${release}/guests-self-wake-mt1.jsonl.gz --waits --among timer,guest\n`,
        );
    });

    test('tells nothing where no recording is of the same', () => {
      const { out } = compare(...args, '--event-interval', '60');
      expect(out).toMatch(/^ +\* +receiver +coop-budget +59 +1$/mu);
      expect(out).not.toMatch(/^ +seen/mu);
    });
  });

  test('asks both sides for the properties that are named, one of somebody else among them', () => {
    const file = join(temporaryFolder(), 'nobody-wakes-itself.ts');
    writeFileSync(file, nobodyWakesItself);
    const sides = ['yielders', '--workers', '1', '--tasks', '2', '--polls', '2', '--no-bounds'] as const;
    const asked = ['--property', `yielding-serves-timers,one-place,${file}`] as const;
    const { code, out } = compare(...sides, ...asked);
    expect(code).toBe(0);
    expect(out).toMatch(/^2 properties and beliefs of 3 tell them apart in yielders/mu);
    expect(out).toMatch(/^ +holds +holds +one-place$/mu);
    expect(out).toMatch(/^ +\* +VIOLATED +holds +nobody-wakes-itself$/mu);
    const again = `verify yielders --tokio .* --yield self-wake .*--property ${file}`;
    const [, args = ''] = new RegExp(`yieldcheck (${again})$`, 'mu').exec(out) ?? [];
    expect(yieldcheck(...args.split(' ')).code).toBe(10);
    expect(compare(...sides, ...asked, '--reporter', 'markdown').out).toMatch(
      /\| `one-place` \| holds \| holds \|/u,
    );
    expectFailure(compare(...sides, ...asked, '--no-properties'), 64, /leaves out what --property asks for/u);
  });

  test('says of a release that nobody knows yet whose rules are taken', () => {
    const { code, err } = compare(...small, '--tokio', '1.53.1,1.999', '--no-bounds');
    expect(err).toMatch(
      /^yieldcheck: 1\.999 is newer than 1\.\d+\.\d+, the newest release of Tokio that is known/mu,
    );
    expect(code).toBe(0);
    expect(compare(...small, '--tokio', '1.53.0,1.53.1', '--no-bounds').err).toBe('');
  });

  test('ends with 20 at a limit, whatever was asserted', () => {
    const { code, out } = compare(
      ...small,
      '--tokio',
      '1.53.0,1.53.1',
      '--max-states',
      '100',
      '--assert',
      'equal',
    );
    expect(out).toMatch(/^UNDECIDED/u);
    expect(code).toBe(20);
  });

  test.each([
    [['yielders', '--tasks', '1', '--polls', '2']],
    [['yielders', '--flavor', 'multi_thread,current_thread']],
    [[...small, '--tokio', '1.51.1,1.51.2', '--max-states', '100']],
  ])('reports %j as docs/report.schema.json describes', (args) => {
    expect(reportIn(compare(...args, '--reporter', 'json').out)).toHaveProperty('comparisons');
  });

  test('says that it tells nothing of waits and rates where nobody goes on for ever', () => {
    const { out } = compare('guest-answers', '--rates', '--no-properties');
    expect(out.replaceAll(/\s+/gu, ' ')).toContain(
      'how long tasks wait at most and what a yield costs, since guest-answers does not say what its tasks do for ever.',
    );
  });

  test('runs in time with the interval of the inject queue that is named, or tunes itself', () => {
    const { code, out } = compare(
      'timer-beside-guests',
      '--global-queue-interval',
      '61,auto',
      '--rates',
      '--no-properties',
      '--yield',
      'yield_now',
    );
    expect(code).toBe(0);
    expect(out).toMatch(/timer-beside-guests +yield_now +timer late, ms/u);
  });

  test('reports what a yield costs in time, as docs/report.schema.json describes', () => {
    const args = ['timer-beside-guests', '--tasks', '1', '--polls', '2', '--workers', '1'] as const;
    const { out } = compare(...args, '--no-bounds', '--no-properties', '--rates', '--reporter', 'json');
    const late = {
      timer: { polls: expect.any(Number), median: expect.any(Number), most: expect.any(Number) },
    };
    expect(reportIn(out)).toMatchObject({
      comparisons: [
        {
          rates: [
            {
              workload: 'timer-beside-guests',
              workers: 2,
              sides: [
                { boxes: 0, late },
                { boxes: 1, late },
              ],
            },
          ],
        },
      ],
    });
  });

  test.each([
    [['--yield', 'yield_now'], /--yield has one value/u],
    [['--yield', 'yield_now,self-wake', '--tokio', '1.50,1.51'], /--yield and --tokio both have several/u],
    [['--tokio', '1.51.1,0.9'], /'0\.9' is not a release of Tokio/u],
    [['--lifo-slot', 'on,maybe'], /unknown setting of the LIFO slot 'maybe'/u],
    [['shutdwon'], /Did you mean 'shutdown'\?/u],
    [['--assert', 'same'], /unknown assertion 'same'/u],
  ])('refuses %j', (args, says) => {
    expectFailure(compare(...args), 64, says);
  });
});
