import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { allProperties } from '../../checker/properties/index.ts';
import { multiThread, rulesOf, newestRelease, smallConstants } from '../../model/index.ts';
import { codes, table } from '../documents/markdown.ts';
import { readCorpus } from './corpus.ts';
import { exploreGrid } from './grid.ts';

const grid = exploreGrid((cell) => process.stderr.write(`${cell}\n`));
const corpus = await readCorpus();

const rules = rulesOf(newestRelease);
if (rules === undefined) throw new RangeError('the newest release has rules');
const programs = [
  {
    role: 'any',
    instructions: [{ does: 'block in place', runs: 'another block_on' }, { does: 'end block in place' }],
  },
] as const;
const { actions } = multiThread({ rules, constants: smallConstants, programs, shutsDown: true });
const names = [...new Set([...actions.map(({ rule }) => rule.name), ...grid.actions.keys()])];
const missing = [...grid.shapes].filter(([shape]) => !corpus.shapes.has(shape));

const text = `# What was put to the test

A property that is never put to the test holds of anything, and a step that is never taken says nothing. This page is written by
\`npm run vacuity\`. It counts over **the standard grid**, ${grid.cells} combinations of a scenario of its usual size and a way of
yielding on multi_thread with two workers, up to 60,000 states each, and over **the recordings** of real Tokio in
\`examples/captures\`, ${corpus.recordings} of them.

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

${table(
  ['action', 'combinations in which it is taken', 'such as'],
  names.map((name) => [
    codes([name]),
    String(grid.actions.get(name)?.times ?? 0),
    grid.actions.get(name)?.first ?? 'none',
  ]),
)}

The scenarios of the grid take none of those with a 0: they need a runtime that is dropped while a task is in
\`block_in_place\`, or with wakers deferred.

## What no recording has shown

${missing.length} of the ${grid.shapes.size} kinds of behaviour that the grid shows are in no recording. Each command steps through a
shortest run that shows it: a program that does what its tasks do, under that schedule, provokes it.

${table(
  ['behaviour', 'shown by'],
  missing.map(([shape, { first }]) => [codes([shape]), codes([first])]),
)}
`;
const filepath = resolve(import.meta.dirname, '../../docs/vacuity.md');
writeFileSync(filepath, await format(text, { ...(await resolveConfig(filepath)), filepath }));
