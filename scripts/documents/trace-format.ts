import type { Event } from '../../traces/event/event.ts';
import type { End, Header } from '../../traces/event/header.ts';
import { eventKinds } from '../../traces/event/schema.ts';
import { formatMinor, formatVersion, privatePrefix } from '../../traces/event/version.ts';
import { vocabulary, words } from '../../traces/event/vocabulary.ts';
import { headerSections } from './header-tables.ts';
import { codes, table } from './markdown.ts';

const header: Header = {
  e: 'header',
  v: formatVersion,
  minor: formatMinor,
  runtime: { name: 'tokio', version: '1.53.1', flavor: 'multi_thread', workers: 2, config: {} },
  recorder: { name: 'an example', format: 'yieldcheck-1' },
  clock: { domain: 'mono' },
  order: { across: 'gseq' },
  coverage: { 'spawn.begin': 'all', 'poll.begin': 'all', 'poll.end': 'all', 'wake.begin': 'all' },
};

const events: readonly Event[] = [
  { e: 'spawn.begin', g: 0, t: 1_000, s: 0, w: null, task: 1, by: null },
  { e: 'poll.begin', g: 1, t: 5_200, s: 1, w: 0, task: 1 },
  { e: 'wake.begin', g: 2, t: 5_900, s: 1, w: 0, task: 1, by: 1, from: 'poll' },
  { e: 'poll.end', g: 3, t: 6_100, s: 1, w: 0, task: 1, ready: false },
  { e: 'poll.begin', g: 4, t: 6_400, s: 1, w: 0, task: 1 },
  { e: 'poll.end', g: 5, t: 6_800, s: 1, w: 0, task: 1, ready: true },
];

const end: End = { e: 'end', n: events.length, complete: false };

const example = [header, ...events, end].map((record) => JSON.stringify(record)).join('\n');

const fieldList = (fields: Readonly<Record<string, string>>): string =>
  codes(Object.entries(fields).map(([name, type]) => `${name}: ${type}`));

/** The text of `docs/trace-format.md`. */
export const traceFormatDocument = (): string => `# The trace format

yieldcheck's own format, \`yieldcheck-${formatVersion}\`: what \`check\` reads, and what \`generate\`, \`--witness\` and \`convert --to jsonl\`
write. A recorder that writes it needs no importer. This file and \`trace-record.schema.json\`, the JSON Schema of one
line, are generated from the vocabulary in \`traces/event\`.

## In a minute

A trace is JSON Lines: UTF-8, one JSON object a line, plain or compressed with gzip. The first record is the header, the last
the end, and all others are events. Task 1 is spawned, wakes itself while it is polled, and is polled again:

<!-- example: file example.jsonl -->

\`\`\`json
${example}
\`\`\`

\`\`\`
yieldcheck check example.jsonl
\`\`\`

\`e\` is what kind of record it is, and the other fields that all events have say where it belongs:

${table(
  ['field', 'meaning'],
  [
    [
      '`g`',
      'Its position in the order of all events: a whole number that increases from line to line, with jumps or without.',
    ],
    ['`t`', "Nanoseconds since the clock's origin. Times need not increase: the order is that of `g`."],
    ['`s`', 'The number of the thread that saw it.'],
    ['`w`', 'The index of the worker on that thread, from 0, or null.'],
  ],
)}

- **Absent is not null.** A field that is absent was not observed. Null says that the recorder looked, and there was none.
- Tasks are numbers that the recorder gives, none of them twice; 0 is the future of \`block_on\`. \`id\` is Tokio's \`task::Id\`.
- Numbers are integers of at most 53 bits.
- The fastest to read are lines without spaces, with the fields in the order in which they are listed here: \`e\`, \`g\`, \`t\`, \`s\`,
  \`w\`, then those of the kind. Any other order and any JSON is read just as well.
- Blank lines, a byte order mark and carriage returns before newlines are passed over. No line is longer than 16 MiB.

${headerSections()}

## Events

A type that ends in \`?\` is that of a field that may be absent.

${table(
  ['kind', 'fields', 'meaning'],
  eventKinds.map((kind) => [`\`${kind}\``, fieldList(vocabulary[kind].fields), vocabulary[kind].doc]),
)}

### Types

${table(
  ['type', 'values'],
  [
    ['`task`, `worker`, `count`', 'integers from 0'],
    ['`counts`', 'an array of such integers'],
    ['`integer`', 'integers, also negative'],
    ['`string`, `boolean`', 'as in JSON'],
    ...Object.entries(words).map(([name, values]) => [`\`${name}\``, codes(values)]),
  ],
)}

## Versions

\`v\` says how to read what is there, and \`minor\` how much there can be. This release writes \`v\` ${formatVersion} and \`minor\` ${formatMinor}.

- **What is there keeps its meaning.** Within one \`v\` nothing is taken away or given another meaning, and no optional field
  becomes required. Kinds of events, optional fields and words are added, which makes \`minor\` one greater.
- **Another \`v\` is refused** (\`TRACE013\`): what it says cannot be known.
- **Unknown fields are allowed everywhere**, are ignored by checks, and are kept when the trace is written again. A recorder
  may add its own; names that begin with \`${privatePrefix}\` will never be used by the format.
- **Kinds that begin with \`${privatePrefix}\`** belong to one program. Records of them are allowed anywhere between header and end, may hold
  anything, need no \`g\`, and are passed over by every reader.
- **Other unknown kinds** are passed over if the header's \`minor\` is greater than the reader's: they were added since. Otherwise
  they are refused as a likely slip (\`TRACE015\`), with the kind that was probably meant.
- **An unknown word in a field** is refused (\`TRACE014\`): what checks would make of the event is not known.
- Records that are passed over count for \`n\` of the end. How many there were is told as a notice.
- **Rewriting keeps all of it.** \`convert --to jsonl\` gives a trace in this format byte for byte, with everything that was
  passed over, once every line of it was checked; only a last line that was cut short is left out.
`;
