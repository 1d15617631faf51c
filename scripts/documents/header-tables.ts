import type {
  Clock,
  Coverage,
  Edge,
  End,
  FilledIn,
  Header,
  Loss,
  RuntimeConfig,
  RuntimeInfo,
} from '../../traces/event/header.ts';
import { formatMinor, formatVersion } from '../../traces/event/version.ts';
import { table } from './markdown.ts';

/** What each field of a record is. The compiler asks for all of them; `?` marks those that may be absent. */
type Described<T> = {
  readonly [K in keyof T as object extends Pick<T, K> ? `${K & string}?` : K & string]-?: string;
};

const header: Described<Omit<Header, 'e'>> = {
  v: `The version of the format: ${formatVersion}. A reader refuses any other.`,
  'minor?': `How often something was added to that version; ${formatMinor} now, 0 where it is absent.`,
  runtime: 'What was recorded, see below.',
  recorder: 'Who recorded: `name`, `version` if known, and the `format` that the recorder wrote.',
  clock: 'The clock of `t`, see below.',
  order:
    "`across: gseq`: `g` is the order in which things happened. `merged`: it is one of those that the threads' own orders and the times allow.",
  coverage: 'By kind of event, how much of it the recorder sees. A kind that is absent is not recorded.',
  'edges?': 'By kind of event, when its time was read. A kind that is absent is `exact`.',
  'loss?': 'Where events may have been lost besides gaps, see below. Absent: nowhere.',
  'inputs?': 'The files that the trace was converted from: `path` and `bytes` of each.',
  'scenario?': "What was run, in the recorder's words.",
  'filled?': 'Only where events were filled in that no recorder saw, see below.',
};

const runtime: Described<RuntimeInfo> = {
  name: '`tokio`, or `shuttle`, which replaces its scheduler.',
  version: 'The release, such as `1.53.1`; null if unknown. It decides which rules apply.',
  flavor: '`multi_thread`, `current_thread`, or `unknown` where the recorder does not tell.',
  workers: 'Number of workers; as many as were seen, where the recorder does not tell. At least 1.',
  config: 'Constants and settings of the runtime; those that are absent are the defaults.',
};

const config: Described<RuntimeConfig> = {
  'event_interval?': 'Ticks between two driver passes of a busy worker (61).',
  'global_queue_interval?': 'Ticks between two looks at the inject queue first; `auto` is self-tuned.',
  'lifo_slot?': 'False after `disable_lifo_slot`.',
  'eager_driver_handoff?': '`enable_eager_driver_handoff` (from 1.52.0).',
  'alt_timer?': 'The alternative timer (from 1.49.0).',
  'max_lifo_polls?': '`MAX_LIFO_POLLS_PER_TICK` (3).',
  'queue_capacity?': '`LOCAL_QUEUE_CAPACITY` (256).',
  'coop_budget?': 'Coop budget of a tick (128).',
};

const clock: Described<Clock> = {
  domain: '`mono`, `realtime`, or `logical` for a clock that counts steps.',
  'origin?':
    'What it showed at `t` 0, in nanoseconds, as a decimal number in a string: it may be beyond 2^53.',
  'resolution?': 'The smallest difference between two times, in nanoseconds (1).',
  'skew?': 'By how many nanoseconds times read on two threads may differ from their order (0).',
};

const loss: Described<Loss> = {
  head: 'What was before the first event is unknown: tasks live and workers run that were not seen to start.',
  middle: 'Events may be missing anywhere between the first and the last.',
  tail: 'The last events of some threads may be missing.',
};

const filled: Described<FilledIn> = {
  rules: 'The release by whose rules they were filled in; that of `runtime`.',
  recorded: 'The release that was recorded; null if unknown.',
  by: 'The program that filled in, with its version.',
  kinds: 'The kinds of events that were filled in.',
  note: 'What a reader must know.',
};

const end: Described<Omit<End, 'e'>> = {
  n: 'Number of records between header and end.',
  complete: 'True if the run ended because nothing was left to do, so that no obligation is open.',
};

const coverage: Readonly<Record<Coverage, string>> = {
  all: 'every event of the kind',
  instrumented:
    'all that concern tasks spawned through the recorder, see `instrumented` of `spawn.begin`, and no others',
  sampled: 'some',
  none: 'none',
  unknown: 'the recorder does not say',
};

const edge: Readonly<Record<Edge, string>> = {
  before: 'before it happened',
  after: 'after it happened',
  exact: 'in one step with it',
  unknown: 'the recorder does not say',
};

const rows = (described: Readonly<Record<string, string>>): readonly (readonly string[])[] =>
  Object.entries(described).map(([name, text]) => [`\`${name}\``, text]);

const fields = (described: Readonly<Record<string, string>>): string =>
  table(['field', 'meaning'], rows(described));

/** The sections of the trace format that are about the header and the end. */
export const headerSections = (): string => `## The header

The first record, \`e\` is \`header\`:

${fields(header)}

### \`runtime\`

${fields(runtime)}

#### \`runtime.config\`

${fields(config)}

### \`clock\`

${fields(clock)}

### \`coverage\`: what is there at all

A property is checked only where what it needs is covered. That an event is not there says nothing unless its kind is
covered: \`not observed\` is never \`did not happen\`.

${table(['value', 'of a kind there is'], rows(coverage))}

### \`edges\`: when times were read

${table(['value', 'its time was read'], rows(edge))}

### \`loss\`: what may be missing

${fields(loss)}

Where it is known that events were lost, a \`gap\` stands in their place. A gap ends what is known about the thread that it
is of, and about what that thread had at hand; everything else stays known.

### \`filled\`: what nobody saw

${fields(filled)}

## The end

The last record, \`e\` is \`end\`. A trace without one was cut off: what is open then is undecided, and never wrong.

${fields(end)}`;
