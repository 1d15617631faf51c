import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fc, test as property } from '@fast-check/vitest';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { artifactLocation } from '../../../../checker/report/sarif/artifact.ts';
import { message } from '../../../../checker/report/sarif/message.ts';
import { sarifReport } from '../../../../checker/report/sarif/sarif.ts';
import { windowAround } from '../../../../checker/report/sarif/window.ts';
import type { Finding } from '../../../../checker/explain/finding.ts';
import type { Results } from '../../../../checker/results/results.ts';
import { hostileTexts, megabyte, unseenButLines } from '../../support/hostile.ts';
import { recordingOutput } from '../../support/output.ts';
import { anyFinding, anyRun } from '../finding/arbitrary.ts';
import { anyResults, failedCase, resultsOf } from './arbitrary.ts';

const root = join(import.meta.dirname, '../../../..');
const official = 'node_modules/@microsoft/sarif-multitool-ts/assets/sarif-2.1.0.schema.json';
const isSchema = (value: unknown): value is object => typeof value === 'object' && value !== null;
const schema: unknown = JSON.parse(readFileSync(join(root, official), 'utf8'));
if (!isSchema(schema)) throw new TypeError(`${official} is no schema`);
const ajv = new Ajv2020({ allErrors: true, strict: false });
formats.default(ajv);
const validate = ajv.compile(schema);

interface Location {
  readonly executionOrder: number;
  readonly importance: string;
}
interface Result {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly level: string;
  readonly message: { readonly text: string };
  readonly locations: readonly unknown[];
  readonly partialFingerprints: Readonly<Record<string, string>>;
  readonly codeFlows?: readonly {
    readonly threadFlows: readonly { readonly id: string; readonly locations: readonly Location[] }[];
  }[];
}
interface Sarif {
  readonly runs: readonly [
    {
      readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
      readonly invocations: readonly [
        {
          readonly exitCode: number;
          readonly executionSuccessful: boolean;
          readonly toolExecutionNotifications: readonly { readonly level: string }[];
        },
      ];
      readonly results: readonly Result[];
    },
  ];
}

const isSarif = (value: unknown): value is Sarif => validate(value);

const textOf = (results: Results): string => {
  const output = recordingOutput();
  sarifReport(output, results);
  return output.text();
};

/** The run in a report, which the official schema must accept. */
const runOf = (text: string): Sarif['runs'][0] => {
  const document: unknown = JSON.parse(text);
  if (!isSarif(document)) throw new Error(ajv.errorsText(validate.errors));
  return document.runs[0];
};

const sampleFinding = (changes: Partial<Finding> = {}): Finding => {
  const [sample] = fc.sample(anyFinding, { numRuns: 1, seed: 3 });
  if (sample === undefined) throw new Error('no finding');
  return { ...sample, ...changes };
};

describe('SARIF', () => {
  property.prop([anyResults], { numRuns: 40, seed: 1 })(
    'is what the official schema says, whatever texts there are',
    (results) => {
      const text = textOf(results);
      const { tool, results: told } = runOf(text);
      expect(text).not.toMatch(unseenButLines);
      expect(text).not.toContain('##[');
      const findings = results.cases.flatMap((one) => one.findings);
      expect(told).toHaveLength(findings.length);
      for (const { ruleId, ruleIndex } of told) expect(tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
      expect(new Set(tool.driver.rules.map(({ id }) => id)).size).toBe(tool.driver.rules.length);
      expect(new Set(told.map(({ partialFingerprints }) => partialFingerprints['yieldcheck/v1']))).toEqual(
        new Set(findings.map(({ fingerprint }) => fingerprint)),
      );
    },
  );

  test('has a thread for each worker, and orders what they do', () => {
    const run = fc.sample(anyRun(8), { numRuns: 20, seed: 2 }).find(({ steps }) => steps.length > 4);
    if (run === undefined) throw new Error('no run');
    const finding = sampleFinding({ evidence: { kind: 'run', run, failing: [], shortest: true } });
    const [result] = runOf(textOf(resultsOf(failedCase({ findings: [finding] })))).results;
    const threads = result?.codeFlows?.[0]?.threadFlows ?? [];
    const lanes = run.steps.map(({ worker }) => (worker === null ? 'environment' : `worker ${worker}`));
    expect(threads.map(({ id }) => id)).toEqual([...new Set(lanes)].toSorted());
    const orders = threads.flatMap(({ locations }) => locations.map(({ executionOrder }) => executionOrder));
    expect(orders.toSorted((a, b) => a - b)).toEqual(run.steps.map((_, i) => i + 1));
  });

  test('shows at most a thousand steps of one result, those around what fails, and says so', () => {
    const [step] = fc.sample(anyRun(3), { numRuns: 1, seed: 4 }).flatMap(({ steps }) => steps);
    const [run] = fc.sample(anyRun(3), { numRuns: 1, seed: 4 });
    if (step === undefined || run === undefined) throw new Error('no step');
    const steps = Array.from({ length: 3000 }, (_, g) =>
      Object.assign({}, step, {
        worker: 0,
        events: [{ e: 'yield', task: 1, how: 'yield_now', g, t: g, s: 0, w: 0 }],
      }),
    );
    const finding = sampleFinding({
      evidence: { kind: 'run', run: { ...run, steps }, failing: [1500], shortest: false },
    });
    const [result] = runOf(textOf(resultsOf(failedCase({ findings: [finding] })))).results;
    const [thread] = result?.codeFlows?.[0]?.threadFlows ?? [];
    expect(thread?.locations).toHaveLength(1000);
    expect(thread?.locations.filter(({ importance }) => importance === 'essential')).toHaveLength(1);
    expect(thread?.locations.map(({ executionOrder }) => executionOrder)).toContain(1501);
    expect(result?.message.text).toContain('Of 3,000 steps, the 1,000 nearest to what fails are shown.');
  });

  test('tells what could not be read as a notification, not as a result', () => {
    const unreadable = failedCase({ status: 'unreadable', suite: 'a b.jsonl', reason: 'line 3 is no JSON' });
    const { invocations, results } = runOf(textOf(resultsOf(unreadable)));
    expect(results).toEqual([]);
    expect(invocations[0]).toMatchObject({ executionSuccessful: false, exitCode: 10 });
    expect(invocations[0].toolExecutionNotifications).toMatchObject([
      {
        level: 'error',
        message: { text: expect.stringContaining('line 3 is no JSON') },
        locations: [{ physicalLocation: { artifactLocation: { uri: 'a%20b.jsonl' } } }],
      },
    ]);
  });

  test.each(Object.entries(hostileTexts))('%s stays text', (_, text) => {
    const finding = sampleFinding({ headline: text, because: text });
    const { results } = runOf(
      textOf(resultsOf(failedCase({ suite: text, name: text, reason: text, findings: [finding] }))),
    );
    expect(results).toHaveLength(1);
    // No link, and no placeholder.
    expect(results[0]?.message.text).not.toMatch(/\[[^\]]*\]\(|(?<!\{)\{\d+\}(?!\})/u);
  });

  test('names of a megabyte are cut, and it says how long they are', () => {
    const subject = { kind: 'recording', file: megabyte, events: 1 } as const;
    const sample = sampleFinding();
    const header = fc
      .sample(anyFinding, { numRuns: 50, seed: 1 })
      .flatMap((one) => (one.subject.kind === 'recording' ? [one.subject.header] : []))[0];
    if (header === undefined) throw new Error('no header');
    const finding = { ...sample, headline: megabyte, subject: { ...subject, header } };
    const text = textOf(resultsOf(failedCase({ suite: megabyte, findings: [finding] })));
    expect(runOf(text).results).toHaveLength(1);
    expect(text.length).toBeLessThan(100_000);
    expect(text).toContain('(1,048,576 characters in all)');
  });
});

describe('addresses of files', () => {
  test.each([
    ['runs/a b.jsonl', 'runs/a%20b.jsonl'],
    ['./a.jsonl', 'a.jsonl'],
    ['a#b?c%.jsonl', 'a%23b%3Fc%25.jsonl'],
    ['漢.jsonl', '%E6%BC%A2.jsonl'],
    ['a:b.jsonl', 'a%3Ab.jsonl'],
    [join(process.cwd(), 'x/y.jsonl'), 'x/y.jsonl'],
  ])('%s is relative', (file, uri) => {
    expect(artifactLocation(file)).toEqual({ uri, uriBaseId: '%SRCROOT%' });
  });

  test('a file that lies elsewhere has its whole address', () => {
    expect(artifactLocation('/some where/a.jsonl')).toEqual({ uri: 'file:///some%20where/a.jsonl' });
  });
});

test('messages have no links and no placeholders', () => {
  expect(message('[a](1) {0} {a} \u{1b}').text).toBe('[a] (1) {{0}} {a} \\u{1b}');
});

property.prop([fc.nat({ max: 200 }), fc.array(fc.nat({ max: 199 })), fc.integer({ min: 1, max: 100 })], {
  seed: 1,
})('a window has the places nearest to what fails, in order', (length, places, most) => {
  const failing = new Set(places.filter((place) => place < length));
  const shown = windowAround(length, failing, most);
  expect(shown).toHaveLength(Math.min(length, most));
  expect(shown).toEqual([...new Set(shown)].toSorted((a, b) => a - b));
  const far = (place: number) =>
    failing.size === 0 ? length - place : Math.min(...[...failing].map((f) => Math.abs(f - place)));
  const hidden = Array.from({ length }, (_, i) => i).filter((place) => !shown.includes(place));
  expect(Math.max(0, ...shown.map(far))).toBeLessThanOrEqual(Math.min(Infinity, ...hidden.map(far)));
});
