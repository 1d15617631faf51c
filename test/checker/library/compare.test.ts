import { describe, expect, it } from 'vitest';
import { compare, QuestionError, textOf } from '../../../checker/library/index.ts';
import { newestRelease } from '../../../model/index.ts';
import type { Change, Program, WorkloadOptions } from '../../../checker/library/index.ts';

const model = { scenario: 'yielders', workers: 1, tasks: 2, polls: 2 } as const;
const spawning: readonly Program[] = [
  { role: 'spawner', instructions: [{ does: 'spawn', task: 1 }] },
  { role: 'spawned', instructions: [] },
];
const here = { thread: 'caller', claims: false } as const;

describe('compare', () => {
  it('shows where two models part', async () => {
    const { ok, likeness, headline, findings, comparison } = await compare(
      model,
      { yield: 'yield_now' },
      here,
    );
    expect({ ok, likeness }).toEqual({ ok: true, likeness: 'different' });
    expect(headline).toMatch(/^In yielders they part at step 3: with self-wake task 1/u);
    expect(findings).toMatchObject([{ kind: 'difference', evidence: { kind: 'fork', common: 2 } }]);
    for (const finding of findings) expect(textOf(finding)).toMatch(/^DIFFERS/u);
    expect(comparison.names).toEqual(['self-wake', 'yield_now']);
    expect(structuredClone(comparison)).toEqual(comparison);
  });

  it('proves two models equal', async () => {
    const { ok, likeness, findings } = await compare(
      { ...model, tokio: '1.53.0' },
      { tokio: '1.53.1' },
      { ...here, assert: 'equal' },
    );
    expect({ ok, likeness, findings }).toEqual({ ok: true, likeness: 'equal', findings: [] });
  });

  it('leaves open what a limit leaves open', async () => {
    const { ok, likeness, findings, judgement } = await compare(
      model,
      { yield: 'yield_now' },
      { ...here, limits: { states: 3 } },
    );
    expect({ ok, likeness, findings }).toEqual({ ok: false, likeness: 'undecided', findings: [] });
    expect(judgement.code).toBe(20);
  });

  it('fails what is otherwise than asserted', async () => {
    const { ok, judgement } = await compare(model, { yield: 'yield_now' }, { ...here, assert: 'equal' });
    expect({ ok, code: judgement.code }).toEqual({ ok: false, code: 13 });
  });

  it('holds current_thread against one worker, as far as polls go', async () => {
    const { likeness, comparison } = await compare(
      { scenario: 'yielders', tasks: 2, polls: 2 },
      { flavor: 'current_thread' },
      here,
    );
    expect(likeness).toBe('equal');
    expect(comparison.observation).toBe('polls');
  });

  it('checks every property on both sides, of programs of its callers, too', async () => {
    const { comparison } = await compare(
      { workers: 1, programs: spawning },
      { lifoSlot: false },
      { thread: 'caller' },
    );
    const claims = comparison.encounters[0]?.claims?.claims ?? [];
    const { verdicts } = claims.find(({ id }) => id === 'lifo-cap') ?? {};
    expect(verdicts).toEqual(['holds', 'not-checkable']);
  });

  it.each<[WorkloadOptions, Change, string]>([
    [
      { ...model, yield: 'yield_now', tokio: '1.20' },
      { tokio: '1.53' },
      '--yield yield_now --tokio 1.20,1.53 --workers 1',
    ],
    [
      { ...model, yield: 'yield_now' },
      { lifoSlot: false },
      `--yield yield_now --tokio ${newestRelease} --lifo-slot on,off --workers 1`,
    ],
    [
      { ...model, yield: 'yield_now' },
      { flavor: 'current_thread' },
      `--yield yield_now --tokio ${newestRelease} --flavor multi_thread,current_thread`,
    ],
    [
      { ...model, queueCapacity: 8 },
      { yield: 'yield_now' },
      `--yield self-wake,yield_now --tokio ${newestRelease} --queue-capacity 8 --workers 1`,
    ],
  ])('of %j with %j says how to ask again', async (one, change, args) => {
    const { findings } = await compare(one, change, here);
    expect(findings.map(({ reproduce }) => reproduce.join(' '))).toEqual([
      `compare yielders ${args} --tasks 2 --polls 2`,
    ]);
  });

  it('refuses to change how programs yield that say so themselves', async () => {
    await expect(compare({ programs: spawning }, { yield: 'yield_now' }, here)).rejects.toThrow(
      /say themselves how they yield/u,
    );
  });

  it.each([
    ['nothing', '{}', /do not differ/u],
    ['a size', '{ "tasks": 3 }', /differ in tasks cannot be compared/u],
    ['two things', '{ "yield": "yield_now", "tokio": "1.50" }', /differ in yield and tokio/u],
  ])('refuses models that differ in %s', async (_, given, problem) => {
    // Callers in JavaScript have no types that hold them back.
    const change: Change = JSON.parse(given);
    const asked = compare(model, change, here);
    await expect(asked).rejects.toThrow(QuestionError);
    await expect(asked).rejects.toMatchObject({ code: 'ASK007', problem: expect.stringMatching(problem) });
  });

  it('does nothing once it is aborted', async () => {
    const reason = new Error('enough');
    const signal = AbortSignal.abort(reason);
    for (const thread of ['own', 'caller'] as const)
      await expect(compare(model, { yield: 'yield_now' }, { thread, signal })).rejects.toBe(reason);
  });
});
