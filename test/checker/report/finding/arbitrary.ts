import * as fc from 'fast-check';
import type {
  Blame,
  Culprit,
  Evidence,
  Finding,
  FindingKind,
  Subject,
} from '../../../../checker/explain/finding.ts';
import type {
  Owner,
  Road,
  ToldChange,
  ToldRun,
  ToldStep,
  ToldValue,
} from '../../../../checker/explain/told-run.ts';
import type { Event } from '../../../../traces/index.ts';
import { sampleHeader } from '../../support/samples.ts';

/** What nobody should write into a trace, and everything between. */
export const hostile = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom('guest', 'yielder', 'a clause with several words in it') },
  fc.constantFrom(
    '\u{1b}[31mred\u{1b}[2J',
    '::error::line',
    '\u{202e}txet',
    'two\nlines\r\nand\ttabs',
    '漢字'.repeat(30),
    'e\u{301}\u{302}'.repeat(20),
    'x'.repeat(3000),
    '\u{d800}',
    '\u{0}',
  ),
  fc.string({ unit: 'binary', maxLength: 40 }),
);

const small = fc.nat({ max: 9 });
const worker = fc.option(fc.nat({ max: 2 }));

const owner: fc.Arbitrary<Owner> = fc.oneof(
  fc.record({ kind: fc.constant('worker'), worker: fc.nat({ max: 2 }) }),
  fc.record({ kind: fc.constant('task'), task: small }),
  fc.record({ kind: fc.constant('runtime') }),
);

const value: fc.Arbitrary<ToldValue> = fc.oneof(
  small,
  fc.boolean(),
  fc.constant(null),
  fc.constantFrom('idle', 'running'),
  fc.array(small, { maxLength: 5 }),
);

const change: fc.Arbitrary<ToldChange> = fc.record({
  owner,
  field: fc.constantFrom('queue', 'lifo', 'state', 'tick'),
  before: value,
  after: value,
  ofTasks: fc.boolean(),
  bookkeeping: fc.boolean(),
});

const road: fc.Arbitrary<Road> = fc.record({
  action: fc.constantFrom('stealWork', 'parkYield'),
  source: fc.constant('worker.rs Core::steal_work'),
  worker,
  enabled: fc.boolean(),
  because: hostile,
});

const actions = ['nextTask', 'poll', 'transitionWorkerToSearching', 'park'] as const;

const step = (most: number): fc.Arbitrary<Omit<ToldStep, 'events'> & { readonly n: number }> =>
  fc.record({
    action: fc.constantFrom(...actions),
    source: fc.constant('worker.rs Core::next_task, idle.rs Idle::transition_worker_to_searching'),
    side: fc.constant('system' as const),
    worker,
    changes: fc.array(change, { maxLength: 4 }),
    roads: fc.array(road, { maxLength: most }),
    n: fc.nat({ max: 2 }),
  });

const event = (g: number, w: number | null, kind: number): Event => {
  const stamp = { g, t: g * 10, s: w === null ? 7 : w + 1, w };
  const kinds: readonly Event[] = [
    { e: 'poll.begin', task: 1 + (g % 3), ...stamp },
    { e: 'take', task: 2, from: 'local', ...stamp },
    { e: 'driver.begin', timeout: null, ...stamp },
  ];
  return kinds[kind % kinds.length] ?? { e: 'parked', ...stamp };
};

const withLoop = (run: ToldRun, at: number): ToldRun => ({
  ...run,
  loopFrom: Math.min(run.steps.length - 1, Math.floor(at * run.steps.length)),
});

/** Runs of up to `longest` steps, some of which end in a loop. */
export const anyRun = (longest: number): fc.Arbitrary<ToldRun> =>
  fc
    .tuple(
      fc.array(step(3), { minLength: 1, maxLength: longest }),
      fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
      fc.array(hostile, { maxLength: 4 }),
    )
    .map(([drawn, loop, roles]): ToldRun => {
      let g = 0;
      const steps = drawn.map(({ n, ...rest }): ToldStep => ({
        ...rest,
        events: Array.from({ length: n }, (_, i) => event(g++, rest.worker, i)),
      }));
      const run: ToldRun = {
        path: steps.map(() => 0),
        workers: 3,
        roles,
        initial: [
          {
            owner: { kind: 'runtime' },
            field: 'inject',
            value: [1, 2, 3],
            ofTasks: true,
            bookkeeping: false,
          },
        ],
        start: [],
        steps,
      };
      return loop === null ? run : withLoop(run, loop);
    });

const excerpt: fc.Arbitrary<Evidence> = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 400 }), worker, fc.nat({ max: 2 })), {
    minLength: 1,
    maxLength: 30,
  })
  .map((drawn): Evidence => {
    let g = 0;
    const events = drawn.map(([more, w, kind]) => event((g += more), w, kind));
    return {
      kind: 'excerpt',
      events,
      failing: events.slice(-1).map((one) => one.g),
      omitted: g - (events[0]?.g ?? 0) + 1 - events.length,
    };
  });

const evidence: fc.Arbitrary<Evidence> = fc.oneof(
  fc.record({
    kind: fc.constant('run' as const),
    run: anyRun(60),
    failing: fc.array(fc.nat({ max: 40 }), { maxLength: 3 }),
    shortest: fc.boolean(),
  }),
  excerpt,
  fc.tuple(anyRun(30), anyRun(30), small, hostile).map(([a, b, common, name]): Evidence => ({
    kind: 'fork',
    common: Math.min(common, a.steps.length, b.steps.length),
    sides: [
      { name, run: a },
      { name: '1.51.1', run: b },
    ],
  })),
);

const kinds = [
  'safety',
  'liveness',
  'starvation',
  'refusal',
  'difference',
  'vacuity',
  'belief',
  'specification',
] as const satisfies readonly FindingKind[];

const culprits = [
  'scheduler',
  'guest',
  'yield',
  'environment',
  'recorder',
  'question',
  'specification',
] as const satisfies readonly Culprit[];

const blame: fc.Arbitrary<Blame> = fc.record({ who: fc.constantFrom(...culprits), because: hostile });

const subject: fc.Arbitrary<Subject> = fc.oneof(
  fc.record({
    kind: fc.constant('recording' as const),
    file: hostile,
    header: fc.constant(sampleHeader),
    events: fc.nat(),
  }),
  fc.record({
    kind: fc.constant('scenario' as const),
    scenario: fc.constant('yielders'),
    yield: fc.constant('self-wake'),
    release: fc.constant('1.53.1'),
    flavor: fc.constantFrom('multi_thread' as const, 'current_thread' as const),
    workers: fc.integer({ min: 1, max: 4 }),
  }),
);

/** Findings of every kind, with every kind of evidence, and with texts from recordings that nobody should write. */
export const anyFinding: fc.Arbitrary<Finding> = fc.record(
  {
    kind: fc.constantFrom(...kinds),
    fingerprint: fc.constant('0123456789abcdef'),
    headline: hostile,
    rule: fc.record(
      {
        id: fc.constant('one-poll-at-a-time'),
        sentence: hostile,
        source: fc.constant('worker.rs Core::next_task'),
        link: fc.constant('https://github.com/tokio-rs/tokio/blob/tokio-1.53.1/tokio/src/lib.rs'),
      },
      { requiredKeys: ['id', 'sentence', 'source'] },
    ),
    because: hostile,
    blame,
    remedies: fc.array(
      fc.record(
        { sentence: hostile, invocation: fc.array(hostile, { minLength: 1, maxLength: 3 }) },
        { requiredKeys: ['sentence'] },
      ),
      { maxLength: 3 },
    ),
    subject,
    evidence,
    more: small,
    unexamined: fc.array(hostile, { maxLength: 3 }),
    reproduce: fc.array(hostile, { minLength: 1, maxLength: 3 }),
  },
  {
    requiredKeys: [
      'kind',
      'fingerprint',
      'headline',
      'rule',
      'because',
      'remedies',
      'subject',
      'more',
      'unexamined',
      'reproduce',
    ],
  },
);
