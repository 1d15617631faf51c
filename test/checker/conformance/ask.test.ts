import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Against } from '../../../checker/check/conformance/ask.ts';
import { ask } from '../../../checker/check/conformance/ask.ts';
import type { ConformanceOutcome } from '../../../checker/check/conformance/outcome.ts';
import { answerOf } from '../../../checker/check/conformance/outcome.ts';
import { temporaryDirectory } from '../../traces/temporary-directory.ts';
import { afterTheSteal, nativeText, stolenFromSlot, stolenLines, withHeader } from './support/recordings.ts';

const folder = temporaryDirectory();

let written = 0;
const file = (text: string): string => {
  const path = join(folder, `${written++}.jsonl`);
  writeFileSync(path, text);
  return path;
};

const own: Against = { kind: 'own' };
const against = (release: string): Against => ({ kind: 'release', release });
const asked = (path: string, release: Against, goOn = () => true): Promise<ConformanceOutcome> =>
  ask(path, release, goOn);

const spawned = [{ e: 'spawn.begin', w: null, s: 0, task: 1, by: 0 }];
const polled = [...spawned, { e: 'poll.begin', task: 1 }, { e: 'poll.end', task: 1, ready: true }];

describe('a recording', () => {
  test('is a behaviour of its own release, all of it', async () => {
    const outcome = await asked(stolenFromSlot, own);
    expect(outcome).toMatchObject({
      kind: 'accepted',
      answer: { release: '1.51.1', ended: true, unseen: [], conformance: { events: stolenLines.length - 2 } },
    });
  });

  test('is refused by a release without the rule that it shows, with what was recorded last there', async () => {
    const outcome = await asked(stolenFromSlot, against('1.51.2'));
    expect(outcome).toMatchObject({
      kind: 'refused',
      answer: {
        release: '1.51.2',
        conformance: {
          events: afterTheSteal,
          at: { e: 'run.begin', g: afterTheSteal, w: 1, task: 2 },
          reasons: [{ rule: 'lifo-private', here: expect.stringContaining('worker 1 has nothing to run') }],
        },
      },
    });
    const before = answerOf(outcome)?.before ?? [];
    expect(before.at(-1)).toMatchObject({ e: 'steal', g: afterTheSteal - 1, victim: 0 });
    expect(before.every(({ w }) => w === 1)).toBe(true);
  });

  test('is of the release that is named, whatever it says itself', async () => {
    const path = file(withHeader({ tokio: '1.19.0' }));
    expect(await asked(path, own)).toMatchObject({
      kind: 'not-checkable',
      because: expect.stringMatching(/nothing is known of Tokio 1\.19\.0/u),
    });
    expect(await asked(path, { kind: 'own', tokio: '1.51.0' })).toMatchObject({ kind: 'accepted' });
  });

  test('of no known release must be given one', async () => {
    const path = file(nativeText(polled).replace('"version":"1.53.1"', '"version":null'));
    expect(await asked(path, own)).toMatchObject({
      kind: 'not-checkable',
      because: expect.stringMatching(/name it with --tokio/u),
    });
    expect(await asked(path, against('1.53'))).toMatchObject({ kind: 'accepted' });
  });

  test('that shows no parking is not asked about, and told what is missing', async () => {
    expect(await asked(file(nativeText(polled, ['park.begin', 'park.end'])), own)).toMatchObject({
      kind: 'not-checkable',
      because: expect.stringMatching(/does not show all of `park\.begin`, `park\.end`/u),
    });
  });

  test('that does not show block_in_place is asked about, and that is noted', async () => {
    expect(await asked(file(nativeText(polled)), own)).toMatchObject({
      kind: 'accepted',
      answer: { unseen: ['spawn.end', 'wake.end', 'block_in_place.begin', 'block_in_place.end'] },
    });
  });

  test('that is cut off is a behaviour as far as it goes', async () => {
    const path = file(
      stolenLines
        .slice(0, 40)
        .map((line) => `${line}\n`)
        .join(''),
    );
    expect(await asked(path, own)).toMatchObject({
      kind: 'accepted',
      answer: { ended: false, conformance: { events: 39 } },
    });
  });
});

describe('the search ends', () => {
  test('where events were lost: what follows means nothing', async () => {
    const events = [
      ...polled,
      { e: 'gap', lost: 3, why: 'ring full' },
      { e: 'poll.end', task: 9, ready: true },
    ];
    expect(await asked(file(nativeText(events)), own)).toMatchObject({
      kind: 'undecided',
      because: expect.stringMatching(/lost events of thread 1 at g 3/u),
      answer: { conformance: { verdict: 'accepted', events: 3 } },
    });
  });

  test('before events were lost, if one is refused there', async () => {
    const events = [
      { e: 'poll.end', task: 1, ready: true },
      { e: 'gap', lost: 3, why: 'ring full' },
    ];
    expect(await asked(file(nativeText(events)), own)).toMatchObject({ kind: 'refused' });
  });

  test('at a worker that the runtime does not have', async () => {
    const events = [...polled, { e: 'park.begin', w: 2, s: 5 }];
    expect(await asked(file(nativeText(events)), own)).toMatchObject({
      kind: 'refused',
      answer: { conformance: { reasons: [{ rule: 'core-lost' }] } },
    });
  });

  test('at a task whose number would fill the memory', async () => {
    const events = [...polled, { e: 'wake.begin', task: 2 ** 40, by: null, from: 'external' }];
    expect(await asked(file(nativeText(events)), own)).toMatchObject({
      kind: 'undecided',
      because: expect.stringMatching(/of task 1099511627776, and only 3 events came before/u),
    });
  });

  test('when it is asked to', async () => {
    const outcome = await asked(stolenFromSlot, own, () => false);
    expect(outcome).toMatchObject({ kind: 'interrupted', answer: { conformance: { verdict: 'given-up' } } });
  });
});

describe('a damaged file', () => {
  const damaged = stolenLines
    .with(200, '{"ev":"nonsense"}')
    .map((line) => `${line}\n`)
    .join('');

  test('is unreadable where its events before the fault are accepted', async () => {
    const outcome = await asked(file(damaged), own);
    expect(outcome).toMatchObject({ kind: 'unreadable', problem: { code: 'TRACE015', line: 201 } });
    expect(answerOf(outcome)).toBeUndefined();
  });

  test('shows all the same that an event before the fault is refused', async () => {
    const outcome = await asked(file(damaged), against('1.53'));
    expect(outcome).toMatchObject({ kind: 'unreadable', problem: { code: 'TRACE015' } });
    expect(answerOf(outcome)?.conformance).toMatchObject({ verdict: 'refused', events: afterTheSteal });
  });

  test('that is not there is an outcome, too', async () => {
    expect(await asked(join(folder, 'missing.jsonl'), own)).toMatchObject({
      kind: 'unreadable',
      problem: { code: 'TRACE001' },
    });
  });
});
