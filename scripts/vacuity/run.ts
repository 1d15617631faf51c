/** Writes docs/vacuity.md: `npm run vacuity`. */
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { allProperties } from '../../checker/properties/index.ts';
import { codes, table } from '../documents/markdown.ts';
import { actionsTable, guardsTable, unrecordedTable } from './actions-table.ts';
import { isAssertion } from './branches.ts';
import { readCorpus } from './corpus.ts';
import { gather } from './gather.ts';
import { exploreGrid } from './grid.ts';
import { neverIn } from './never.ts';
import { readRecorded } from './recorded.ts';

/** States of each combination that is explored for actions and guards. */
const statesForActions = 10_000;

const tell = (what: string): void => {
  process.stderr.write(`${what}\n`);
};

/** Why a condition may never decide. */
const reasons: Readonly<Record<string, string>> = {
  'multi_thread: stealWork needs workers.at: steal':
    ' A worker has a victim only while it steals; that condition is there so that engines look at fewer actions.',
};

const reasonFor = (condition: string): string =>
  reasons[condition] ?? ` Why \`${condition}\` does not is not known.`;

const grid = exploreGrid(tell);
const corpus = await readCorpus();
const recorded = await readRecorded(tell);
tell('every combination, for actions, guards and branches');
const gathered = gather(statesForActions);
const never = neverIn(gathered);
const unrun = never.run.filter((branch) => !isAssertion(branch));
const missing = [...grid.shapes].filter(([shape]) => !corpus.shapes.has(shape));

const text = `# What was put to the test

A property that is never put to the test holds of anything, and a step that is never taken says nothing. This page is written by
\`npm run vacuity\`. It counts over **the standard grid**, ${grid.cells} combinations of a scenario of its usual size and a way of
yielding on multi_thread with two workers, up to 60,000 states each, and over **the recordings** of real Tokio in
\`examples/captures\`, ${corpus.recordings} of them.

For actions and guards the grid is wider, ${gathered.surveys.length} combinations of up to ${statesForActions.toLocaleString('en-GB')} states each: those of the standard
grid, the same on current_thread, other settings and sizes, every release in which a rule changed, and what no flag asks for.
\`scripts/vacuity/cells.ts\` lists them.

## Properties

${table(
  ['property', 'combinations that put it to the test', 'such as', 'recordings that do'],
  allProperties.map(({ id }) => [
    codes([id]),
    String(grid.properties.get(id)?.times ?? 0),
    grid.properties.get(id)?.first ?? 'none',
    String(corpus.properties.get(id) ?? 0),
  ]),
)}

## Actions of the specification

An action is tried where its guard is met, and may refuse all the same. Of recordings, the last column counts runs of the
specification that show them: for ${recorded.recordings} small ones of \`traces/corpus\` one was found, of perhaps many, by going through all
ways in which the hidden part may stand. No run is sought for recordings with \`block_in_place\` or aborts, of a runtime that is
dropped under its tasks, and of current_thread.

### multi_thread

${actionsTable(gathered, 'multi_thread', recorded)}

### current_thread

${actionsTable(gathered, 'current_thread')}

${never.taken.length === 0 ? 'None is never taken.' : `Never taken: ${codes(never.taken)}.`}

## Guards of the specification

A condition that is always met, or never, says nothing. One that is never all that keeps its action from being tried could be
left out.

### multi_thread

${guardsTable(gathered, 'multi_thread')}

### current_thread

${guardsTable(gathered, 'current_thread')}

${
  never.decisive.length === 0
    ? 'Each decides somewhere.'
    : `Never all that is missing: ${codes(never.decisive)}.${never.decisive.map(reasonFor).join('')}`
}

## Branches within actions

What an effect does after its guard is told by branches of its code. These ${unrun.length} were run in no combination; ${never.run.length - unrun.length} more only say
that something cannot be. Some wait for programs that no scenario has, such as one that repeats itself, which endless
workloads do.

${table(
  ['file', 'in', 'begins with'],
  unrun.map(({ file, within, text: begins }) => [
    codes([file]),
    codes([within]),
    codes([begins.replaceAll('`', "'")]),
  ]),
)}

## What no recording has shown

${missing.length} of the ${grid.shapes.size} kinds of behaviour that the grid shows are in no recording. Each command steps through a
shortest run that shows it: a program that does what its tasks do, under that schedule, provokes it.

${table(
  ['behaviour', 'shown by'],
  missing.map(([shape, { first }]) => [codes([shape]), codes([first])]),
)}

Of the actions that were sought in recordings, these were in no run found. Each is taken at the end of such a schedule:

${unrecordedTable(gathered, recorded)}
`;
const filepath = resolve(import.meta.dirname, '../../docs/vacuity.md');
writeFileSync(filepath, await format(text, { ...(await resolveConfig(filepath)), filepath }));
