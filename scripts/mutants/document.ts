import { conformance } from '../../test/mutants/conforms.ts';
import { equal } from '../../test/mutants/judges.ts';
import { release } from '../../test/mutants/killers.ts';
import { refinement } from '../../test/mutants/told-apart.ts';
import { codes, table } from '../documents/markdown.ts';
import { isKilled, killsOf } from './matrix.ts';
import type { Row } from './matrix.ts';
import { tamperedRecording } from './recordings.ts';
import type { Tampered } from './recordings.ts';

const code = (word: string): string => codes([word]);

const isId = (judge: string): boolean => !judge.includes(' ');

const told = (judge: string): string => (isId(judge) ? code(judge) : `"${judge}"`);

const mutantRow = ({ mutant, rejectedBy }: Row): readonly string[] => {
  const others = rejectedBy.filter((judge) => !mutant.killedBy.includes(judge));
  return [
    code(mutant.name),
    mutant.what,
    mutant.like,
    `${mutant.scenario}, ${mutant.flavor === undefined ? '' : `${mutant.flavor}, `}${mutant.yield}`,
    mutant.killedBy.map(told).join(', '),
    others.map(told).join(', '),
  ];
};

const only = (rows: readonly Row[], judge: string): readonly Row[] =>
  rows.filter(({ rejectedBy }) => rejectedBy.length === 1 && rejectedBy[0] === judge);

const tamperedRow = ({
  operator,
  places,
  rejected,
  byProperties,
  byConformance,
}: Tampered): readonly string[] => [
  operator.name,
  operator.what,
  ...[places, rejected, byProperties, byConformance].map(String),
];

const onlyCompared = (rows: readonly Row[]): string =>
  rows.length === 0
    ? ''
    : `## What only comparing notices

${table(
  ['mutant', 'what is wrong'],
  rows.map(({ mutant }) => [code(mutant.name), mutant.what]),
)}

No property says anything about these, and no recording could decide.

`;

/** The text of `docs/mutants.md`. */
export const mutantsDocument = (rows: readonly Row[], tampered: readonly Tampered[]): string => {
  const equals = rows.filter(({ rejectedBy }) => rejectedBy.includes(equal));
  const others = rows.filter((row) => !equals.includes(row));
  const killed = others.filter(isKilled);
  const idle = killsOf(rows).filter(([, kills]) => kills === 0);
  return `# Mutants

A checker that never fails proves nothing. So the specification of Tokio ${release} is broken on purpose, one slip or real bug at
a time, and everyone who could notice is asked. This page is written by \`npm run mutants\`, which takes a few minutes;
\`test/mutants\` asks of each mutant those who are meant to reject it.

**${killed.length} of ${others.length} mutants are rejected by whoever is meant for them; ${equals.length} more are proved equal to the specification**, and
so are no mutants.

Judges are

- each **property**, in every interleaving of the scenario,
- the **sentences** of the specification about its states, in quotes,
- **\`${conformance}\`**: whether runs of the mutant at random, 12 of them, would be refused as recordings of the release. It reads
  what any recorder shows, polls, wakes and yields, and not where tasks are put;
- **\`${refinement}\`**: whether the mutant can be told apart from the specification by all events over all runs, as
  [compare](compare.md) does.

${table(['mutant', 'what is wrong', 'like', 'shown in', 'meant to reject it', 'others who do'], others.map(mutantRow))}

${onlyCompared(only(rows, refinement))}## No mutants

${table(
  ['change', 'what is otherwise', 'like'],
  equals.map(({ mutant }) => [code(mutant.name), mutant.what, mutant.like]),
)}

All that can be seen of the one can be seen of the other in this scenario: proved over all their runs.

## What each property rejects

${table(
  ['property', 'mutants that it rejects'],
  killsOf(rows).map(([id, kills]) => [code(id), String(kills)]),
)}
${idle.length === 0 ? '' : `\nRejecting none so far: ${codes(idle.map(([id]) => id))}.\n`}
## Recordings that were tampered with

\`${tamperedRecording}\`, a recording of real Tokio that all properties hold in, with one event changed at a time.

${table(
  ['tampering', 'what is done', 'recordings', 'rejected', 'by properties', 'by conformance'],
  tampered.map(tamperedRow),
)}

What is spared, and why: a waker that is called twice for a task that is in a queue is called as any program may call it; a
task that returns \`Pending\` at its end is one that waits for ever; and a pass through the driver of which only the end is there,
as the first of a thread, may have begun before the recording.
`;
};
