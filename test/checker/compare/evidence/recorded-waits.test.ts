import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { recordedWaitOf, showingWait } from '../../../../checker/compare/evidence/known-waits.ts';
import type { RecordedWait } from '../../../../checker/compare/evidence/recorded-wait.ts';
import { recordedWaits } from '../../../../checker/compare/evidence/recorded-waits.generated.ts';
import { realConstants, type EndlessQuestion } from '../../../../checker/starvation/index.ts';
import { waitsOfFile } from '../../../../checker/starvation/recorded/waits-of-file.ts';
import { askingOnce } from '../../../../checker/starvation/sweep/asking-once.ts';
import { cellOf } from '../../../../checker/starvation/sweep/cell.ts';
import { endlessWorkloads, rulesOf } from '../../../../model/index.ts';
import { questionOf } from '../../../../scripts/evidence/question.ts';

const root = join(import.meta.dirname, '../../../..');
const named = recordedWaits.map(
  (wait) => [`${wait.file}: ${wait.role} of ${wait.workload}, ${wait.tasks}`, wait] as const,
);

const found = (wait: RecordedWait, question: EndlessQuestion): RecordedWait | undefined =>
  recordedWaitOf({
    role: wait.role,
    point: { values: [], question },
    cell: { kind: 'never-waits' },
  });

const names = (of: (wait: RecordedWait) => string): readonly string[] =>
  [...new Set(recordedWaits.map(of))].toSorted();

describe('the waits that recordings of the project show', () => {
  test('are of both schedulers, and of every workload that recorded programs have the shape of', () => {
    expect(names(({ flavor }) => flavor)).toEqual(['current_thread', 'multi_thread']);
    expect(names(({ yield: way }) => way)).toEqual(['self-wake', 'yield_now']);
    expect(names(({ workload }) => workload)).toEqual(endlessWorkloads.map(({ name }) => name).toSorted());
    expect(recordedWaits).toHaveLength(212);
  });

  test.each(named)('%s is as `npm run evidence` found it', async (_, wait) => {
    const { file, sha256, among, waiting, polls, from, to, until, tokio, most } = wait;
    const path = join(root, file);
    expect(createHash('sha256').update(readFileSync(path)).digest('hex')).toBe(sha256);
    const outcome = await waitsOfFile(path, undefined, () => true, among);
    if (outcome.kind !== 'checked') throw new Error(outcome.problem.message);
    expect(outcome.result.header.runtime).toMatchObject({ version: tokio, workers: 1, flavor: wait.flavor });
    const waits = (outcome.waits.among ?? []).filter(({ role }) => role === waiting);
    expect(Math.max(...waits.map((one) => one.polls))).toBe(polls);
    expect(waits).toContainEqual(expect.objectContaining({ polls, from, to, until }));
    expect(polls).toBeLessThanOrEqual(most);
  });

  test('stand beside what the specification says of the same release', () => {
    const ask = askingOnce();
    for (const wait of recordedWaits.filter(({ flavor }) => flavor === 'multi_thread'))
      expect(cellOf(ask(questionOf(wait)).answer, wait.role, 'polls'), wait.file).toMatchObject({
        kind: 'bounded',
        most: wait.most,
      });
  });

  test('reach it more often than not', () => {
    expect(recordedWaits.filter(({ polls, most }) => polls === most).length).toBeGreaterThan(106);
  });

  test('are told of questions with the same rules and constants, tasks and ways, and of no others', () => {
    const wait = recordedWaits.find(
      ({ workload, tokio, flavor }) =>
        workload === 'coop-budget' && tokio === '1.54.1' && flavor === 'multi_thread',
    );
    if (wait === undefined) throw new RangeError('there is none');
    const question = questionOf(wait);
    expect(found(wait, question)).toBe(wait);
    const ofRelease = (release: string): EndlessQuestion => ({
      ...question,
      release,
      rules: rulesOf(release) ?? question.rules,
    });
    expect(found(wait, ofRelease('1.53.1'))).toBe(wait);
    expect(found(wait, ofRelease('1.51.1'))?.tokio).toBe('1.51.1');
    expect(found(wait, ofRelease('1.28.2'))).toBeUndefined();
    expect(found(wait, { ...question, wasmtime: '44' })).toBeUndefined();
    expect(found(wait, { ...question, size: { ...question.size, tasks: 2 } })).toBeUndefined();
    expect(found(wait, { ...question, size: { ...question.size, yield: 'custom' } })).toBeUndefined();
    expect(
      found(wait, { ...question, flavor: 'current_thread', constants: realConstants('current_thread') }),
    ).not.toBe(wait);
    for (const other of [{ eventInterval: 60 }, { workers: 2 }, { lifoSlot: false }, { coopBudget: 64 }])
      expect(found(wait, { ...question, constants: { ...question.constants, ...other } })).toBeUndefined();
  });

  test('come with a command that shows them', () => {
    const [wait] = recordedWaits;
    expect(wait && showingWait(wait)).toEqual([
      'check',
      wait?.file,
      '--waits',
      '--among',
      wait?.among.join(','),
    ]);
  });
});
