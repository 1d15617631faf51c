import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { generate } from '../../../../checker/library/index.ts';
import type { Event, GeneratedTrace } from '../../../../checker/library/index.ts';
import { matchers } from '../../../../checker/library/vitest/index.ts';

expect.extend(matchers);

const recording = join(
  import.meta.dirname,
  '../../../../examples/captures/1.53.1-probed/S2-wake-mt1.jsonl.gz',
);
const [generated] = [...generate({ tasks: 2, polls: 2, depth: 60, limit: 1 }).traces];
if (generated === undefined) throw new Error('nothing was generated');
const trace: GeneratedTrace = generated;

const numbered = (events: readonly Event[]): readonly Event[] =>
  events.map((event, g) => Object.assign({}, event, { g, t: g }));

const begun = trace.events.findIndex(({ e }) => e === 'poll.begin');
/** A poll begins twice. */
const wrong = {
  ...trace,
  events: numbered([...trace.events.slice(0, begun + 1), ...trace.events.slice(begun)]),
};

/** What a matcher says where it fails. */
const said = async (assertion: Promise<void>): Promise<string> => {
  const error: unknown = await assertion.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof Error) return error.message;
  throw new Error('the matcher was content');
};

describe('toSatisfy', () => {
  it('takes a path, a generated run, and events', async () => {
    await expect(recording).toSatisfy('one-poll-at-a-time');
    await expect(trace).toSatisfy(['one-poll-at-a-time', 'no-poll-after-completion']);
    await expect(wrong).not.toSatisfy('one-poll-at-a-time');
  });

  it('explains what is violated', async () => {
    const message = await said(expect(wrong).toSatisfy('one-poll-at-a-time'));
    expect(message).toMatch(/^expected yielders self-wake \S+ to satisfy one-poll-at-a-time\n\nVIOLATED/u);
    expect(message).toMatch(/poll\.begin/u);
  });

  it('tells how often a property that was to fail was tested', async () => {
    const message = await said(expect(trace).not.toSatisfy('one-poll-at-a-time'));
    expect(message).toMatch(/one-poll-at-a-time: holds in \d+ instances/u);
  });

  it.each([
    ['is never put to the test', trace, 'lifo-cap', /lifo-cap: vacuous, it never happened/u],
    ['is not shown', { ...trace, header: { ...trace.header, coverage: {} } }, 'lifo-cap', /not-checkable/u],
    ['cannot be read', 'no-such-file.jsonl', 'lifo-cap', /cannot read no-such-file\.jsonl\n\n.*TRACE001/u],
  ])('fails with and without not where it %s', async (_, source, property, message) => {
    expect(await said(expect(source).toSatisfy(property))).toMatch(message);
    expect(await said(expect(source).not.toSatisfy(property))).toMatch(message);
  });

  it('is still the matcher of vitest for functions', async () => {
    expect(3).toSatisfy((n: number) => n > 2);
    expect(3).not.toSatisfy((n: number) => n > 3);
    expect({ n: 3 }).toEqual({ n: expect.toSatisfy((n: number) => n > 2) });
    expect(() => expect(3).toSatisfy((n: number) => n > 3, 'more than 3')).toThrow(
      /more than 3[^]*Received/u,
    );
  });

  it('lets nothing of a trace act in a message', async () => {
    const hostile = { ...wrong, name: '\u{1b}[2J\n::error::\u{202e}' + 'x'.repeat(1_000_000) };
    const message = await said(expect(hostile).toSatisfy('one-poll-at-a-time'));
    expect(message.length).toBeLessThan(20_000);
    for (const acting of ['\u{1b}', '\u{202e}', '\n::']) expect(message).not.toContain(acting);
  });
});

describe('toConformTo', () => {
  it('accepts what a release can do, and refuses the rest', async () => {
    await expect(trace).toConformTo('auto');
    await expect(trace).toConformTo('1.53.1');
    await expect(wrong).not.toConformTo('1.53.1');
  });

  it('explains a refusal', async () => {
    const message = await said(expect(wrong).toConformTo('1.53.1'));
    expect(message).toMatch(/^expected yielders.* to be a behaviour of Tokio 1\.53\.1\n\nREFUSED/u);
    expect(message).not.toMatch(/reproduce/u);
  });

  it('fails with and without not where nobody can tell', async () => {
    const unseen = { ...trace, header: { ...trace.header, coverage: {} } };
    for (const assertion of [expect(unseen).toConformTo('auto'), expect(unseen).not.toConformTo('auto')])
      expect(await said(assertion)).toMatch(/is not decided: the recorder does not show/u);
  });
});

describe('toHold', () => {
  const model = { scenario: 'yielders', yield: 'self-wake', tokio: '1.53' } as const;
  const bounds = { workers: 1, tasks: 2, polls: 2, thread: 'caller' } as const;

  it('explores a model', async () => {
    await expect(model).toHold('every-wake-answered', bounds);
    await expect(model).toHold(undefined, bounds);
  });

  it('fails with and without not where nobody can tell', async () => {
    const few = { ...bounds, limits: { states: 3 } };
    expect(await said(expect(model).toHold('lifo-cap', bounds))).toMatch(/lifo-cap.*\n.*vacuous/u);
    expect(await said(expect(model).not.toHold('one-poll-at-a-time', few))).toMatch(
      /limit on the number of states/u,
    );
  });

  it('says what held where something was to fail', async () => {
    const message = await said(expect(model).not.toHold('every-wake-answered', bounds));
    expect(message).toMatch(/in all \d+ states it does\n\n {2}every-wake-answered: holds in \d+ instances/u);
  });
});

describe('toDifferFrom', () => {
  const model = { scenario: 'yielders', yield: 'self-wake', tokio: '1.53' } as const;
  const bounds = { workers: 1, tasks: 2, polls: 2, thread: 'caller' } as const;

  it('tells models apart, and proves them equal', async () => {
    await expect(model).toDifferFrom({ yield: 'yield_now' }, bounds);
    await expect(model).not.toDifferFrom({ coopBudget: 8 }, bounds);
    await expect(model).not.toDifferFrom({ tokio: '1.53.1' }, bounds);
  });

  it('shows where they part that were to be equal', async () => {
    const message = await said(expect(model).not.toDifferFrom({ yield: 'yield_now' }, bounds));
    expect(message).toMatch(/^expected self-wake not to differ from yield_now in yielders\n\nDIFFERS/u);
    expect(message).toMatch(/There they part:\n\n +self-wake +yield_now\n/u);
    expect(message).toMatch(/reproduce +yieldcheck compare yielders --yield self-wake,yield_now/u);
  });

  it('says how much was compared of what was to differ', async () => {
    const message = await said(expect(model).toDifferFrom({ coopBudget: 8 }, bounds));
    expect(message).toMatch(
      /^expected coop budget 4 to differ from coop budget 8 in yielders under self-wake\n\nEQUAL/u,
    );
    expect(message).toMatch(/compared +every run of yielders.*24 states/u);
  });

  it('fails with and without not where nobody can tell', async () => {
    const few = { ...bounds, limits: { states: 3 } };
    for (const assert of [
      () => expect(model).toDifferFrom({ yield: 'yield_now' }, few),
      () => expect(model).not.toDifferFrom({ coopBudget: 8 }, few),
    ]) {
      const message = await said(assert());
      expect(message).toMatch(/^whether .* is not decided\n\nUNDECIDED/u);
      expect(message).toMatch(/compared +not every run of/u);
    }
  });

  it('lets nothing of a name act in a message', async () => {
    const own = {
      scenario: '\u{1b}[2J\n::error::\u{202e}' + 'x'.repeat(100_000),
      programs: [
        { role: '\u{1b}]0;', instructions: [{ does: 'spawn', task: 1 }] },
        { role: '\u{1b}[2J', instructions: [] },
      ],
    } as const;
    const few = { workers: 1, thread: 'caller' } as const;
    for (const assert of [
      () => expect(own).toDifferFrom({ coopBudget: 8 }, few),
      () => expect(own).not.toDifferFrom({ lifoSlot: false }, few),
      () => expect(own).toDifferFrom({ lifoSlot: false }, { ...few, limits: { states: 3 } }),
    ]) {
      const message = await said(assert());
      for (const acting of ['\u{1b}', '\u{202e}']) expect(message).not.toContain(acting);
      expect(message).not.toMatch(/^\s*::/mu);
      expect(message.length).toBeLessThan(20_000);
    }
  });
});
