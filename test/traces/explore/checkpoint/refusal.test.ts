import { copyFileSync, existsSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fc } from '@fast-check/vitest';
import { beforeEach, describe, expect, it, test } from 'vitest';
import { compile, Machine, int } from '../../../../model/index.ts';
import { CheckpointError, explore } from '../../../../traces/index.ts';
import type { CheckpointOptions, Question, Resumed } from '../../../../traces/index.ts';
import { temporaryDirectory } from '../../temporary-directory.ts';
import { foundBy, yielders } from './subjects.ts';

const folder = temporaryDirectory();
const file = join(folder, 'search');
const question: Question = { release: '1.53.1', size: { tasks: 2, polls: 2 } };
const checkpoint: CheckpointOptions = { file, question };
const explored = yielders({});
const whole = foundBy(explored());

beforeEach(() => rmSync(file, { force: true }));

const refusal = (work: () => unknown): CheckpointError => {
  try {
    work();
  } catch (error) {
    if (error instanceof CheckpointError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
};

const unchanged = (work: () => void): void => {
  const before = readFileSync(file);
  work();
  expect(readFileSync(file).equals(before)).toBe(true);
};

describe('a file that is no checkpoint', () => {
  test.each(['notes\n', 'yieldcheck', '{}'])('is refused and left as it is: %j', (text) => {
    writeFileSync(file, text);
    unchanged(() => expect(refusal(() => explored({ checkpoint }))).toMatchObject({ code: 'CKPT001', file }));
  });

  test('or no file at all', () => {
    expect(refusal(() => explored({ checkpoint: { ...checkpoint, file: folder } })).code).toBe('CKPT001');
    const nowhere = join(folder, 'no', 'such', 'folder');
    expect(refusal(() => explored({ checkpoint: { ...checkpoint, file: nowhere } })).code).toBe('CKPT005');
  });

  test('unless it is empty', () => {
    writeFileSync(file, '');
    expect(foundBy(explored({ checkpoint }))).toEqual(whole);
  });
});

test('a file that two runs write to is given up by one of them', () => {
  const another = (): void => void explored({ checkpoint });
  const { code, message } = refusal(() => explored({ checkpoint, progressEvery: 100, onProgress: another }));
  expect(code).toBe('CKPT005');
  expect(message).toMatch(/another process/u);
  expect(foundBy(explored({ checkpoint }))).toEqual(whole);
});

test('a checkpoint in another format is refused', () => {
  explored({ checkpoint });
  const bytes = readFileSync(file);
  writeFileSync(
    file,
    Buffer.concat([
      Buffer.from(bytes.toString('latin1', 0, 40).replace('format 1', 'format 2'), 'latin1'),
      bytes.subarray(40),
    ]),
  );
  unchanged(() => expect(refusal(() => explored({ checkpoint })).code).toBe('CKPT002'));
});

const refusedFor = (differs: RegExp, work: () => unknown): void =>
  unchanged(() => {
    const { code, message } = refusal(work);
    expect(code).toBe('CKPT003');
    expect(message).toMatch(differs);
    expect(message).not.toContain('\n');
  });

/** Counts in steps of `by`, which nothing shows but the states. */
const counter = (by: number) => {
  const schema = { count: int(0, 1000) };
  return compile(
    new Machine<typeof schema, never>(schema, () => {}).once({ name: 'count', source: 'a toy' }, (state) => {
      if (state.count > 500) return false;
      state.count += by;
      return true;
    }),
  );
};

describe('a checkpoint of another exploration is refused, and says what differs', () => {
  beforeEach(() => void explored({ checkpoint, limits: { states: 100 } }));

  it('for what the caller says', () => {
    refusedFor(/release is "1\.53\.1" there and "1\.0\.0" here/u, () =>
      explored({ checkpoint: { file, question: { ...question, release: '1.0.0' } } }),
    );
    refusedFor(/size\.polls is 2 there and 3 here/u, () =>
      explored({ checkpoint: { file, question: { ...question, size: { tasks: 2, polls: 3 } } } }),
    );
    refusedFor(/more is nothing there and true here/u, () =>
      explored({ checkpoint: { file, question: { ...question, more: true } } }),
    );
  });

  it('for how it is explored', () => {
    refusedFor(/renamings is 1 there/u, () => yielders({ symmetry: true })({ checkpoint }));
    refusedFor(/fingerprint is false there and true here/u, () =>
      yielders({ fingerprint: true })({ checkpoint }),
    );
  });

  it('for steps that the machine does not take', () => {
    rmSync(file);
    explore(counter(1), { checkpoint, limits: { depth: 20 } });
    refusedFor(/another build/u, () => explore(counter(2), { checkpoint }));
  });
});

describe('a file that was cut off or changed', () => {
  const original = join(folder, 'original');
  explored({
    checkpoint: { ...checkpoint, file: original, everySeconds: 0 },
    limits: { states: 500 },
    progressEvery: 60,
  });
  const { length } = readFileSync(original);
  const looked = (): { readonly resumed: Resumed | undefined; readonly found: unknown } => {
    let resumed: Resumed | undefined;
    const found = foundBy(explored({ checkpoint: { ...checkpoint, onResumed: (from) => (resumed = from) } }));
    return { resumed, found };
  };
  const position = fc.integer({ min: 0, max: length - 1 });

  test('goes on from the last save that is whole, wherever it was cut off', () => {
    const states = new Set<number>();
    fc.assert(
      fc.property(position, (end) => {
        copyFileSync(original, file);
        truncateSync(file, end);
        if (end > 0 && end < 40) {
          expect(refusal(looked).code).toMatch(/CKPT00[124]/u);
          return;
        }
        const { resumed, found } = looked();
        expect(found).toEqual(whole);
        if (resumed !== undefined) states.add(resumed.states);
      }),
      { numRuns: 60 },
    );
    expect(states.size).toBeGreaterThan(3);
  });

  test('is refused, or goes on from before the damage, wherever a bit was changed', () => {
    const outcomes = new Set<string>();
    fc.assert(
      fc.property(position, fc.integer({ min: 0, max: 7 }), (at, bit) => {
        const bytes = readFileSync(original);
        bytes[at] = (bytes[at] ?? 0) ^ (1 << bit);
        writeFileSync(file, bytes);
        try {
          const { resumed, found } = looked();
          expect(resumed?.unfinished).toBe(true);
          expect(found).toEqual(whole);
          outcomes.add('earlier');
        } catch (error) {
          if (!(error instanceof CheckpointError)) throw error;
          expect(error.code).toMatch(/CKPT00[124]/u);
          expect(readFileSync(file).equals(bytes)).toBe(true);
          outcomes.add(error.code);
        }
      }),
      { numRuns: 150 },
    );
    expect(outcomes).toContain('CKPT004');
  });

  test('is no worse for what was appended to it', () => {
    writeFileSync(file, Buffer.concat([readFileSync(original), Buffer.alloc(5000)]));
    const { resumed, found } = looked();
    expect(resumed).toMatchObject({ unfinished: true });
    expect(found).toEqual(whole);
    expect(existsSync(file)).toBe(true);
  });
});
