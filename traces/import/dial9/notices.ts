import type { Notice } from '../../read/trace.ts';
import { missingWorkers } from './header.ts';
import type { Recording } from './recording.ts';
import type { Census } from './story/census.ts';
import type { Manner } from './story/manner.ts';
import type { Tally } from './story/tally.ts';

const mostNamed = 5;

const listed = (words: readonly string[]): string =>
  words.length > mostNamed ? `${words.slice(0, mostNamed).join(', ')} and others` : words.join(', ');

/** Names come from the file: they are cut short, and cannot do anything to a terminal. */
const printable = (name: string): string =>
  (name.length > 40 ? `${name.slice(0, 37)}...` : name).replaceAll(/[^\x20-\x7e]/g, '?');

const damageNotices = ({ damages, files }: Recording): readonly Notice[] =>
  damages.map(({ file, offset, kind, problem }) => ({
    code: kind === 'cut' ? 'cut-off' : 'damaged',
    count: 1,
    text: `${files[file]?.path ?? 'The file'} cannot be read from byte ${offset} on: ${problem}. What came before is used.`,
  }));

function passedOver({ facts }: Recording): Notice {
  const kinds = [...facts.passedOver].toSorted(([, a], [, b]) => b - a);
  const count = kinds.reduce((sum, [, n]) => sum + n, 0);
  const names = kinds.map(([name, n]) => `${printable(name)} ${n}`);
  return {
    code: 'passed-over',
    count,
    text: `Records say nothing about scheduling and are left out: ${listed(names)}.`,
  };
}

function missing(recording: Recording): Notice {
  const workers = missingWorkers(recording);
  return {
    code: 'workers-without-records',
    count: workers.length,
    text: `Nothing of worker ${listed(workers.map(String))} is in the recording: its batches are lost, or not yet written.`,
  };
}

/** What a reader should know of how the recording was made and kept; those that did not occur are left out. */
export function noticesOf(
  recording: Recording,
  manner: Manner,
  tally: Tally,
  census: Census,
): readonly Notice[] {
  const { facts, repeated, outOfOrder, lostSpawns } = recording;
  const notices: readonly Notice[] = [
    ...damageNotices(recording),
    {
      code: 'incomplete-segments',
      count: facts.incompleteSegments,
      text: 'Segments say of themselves that events are missing from them, or are of another segment.',
    },
    missing(recording),
    {
      code: 'broken-threads',
      count: tally.breaks,
      text: 'In threads, records do not fit to the ones before: some in between are lost. Each such place is a gap.',
    },
    {
      code: 'polls-without-beginning',
      count: tally.endsOnly,
      text: 'Ends of polls are left out, because no record says which task was polled.',
    },
    {
      code: 'lost-spawns',
      count: lostSpawns,
      text: 'Tasks are polled whose spawn was recorded, because others were spawned before them, but is not there: batches are lost.',
    },
    {
      code: 'tasks-without-spawn',
      count: manner.hasHooks ? census.unspawned : 0,
      text: 'Tasks are polled whose spawn is not in the recording: they are older than it, or a batch is lost.',
    },
    {
      code: 'ends-without-spawn',
      count: census.onlyEnds,
      text: 'Tasks end that were never polled nor spawned: blocking tasks, those that workers run as, and lost ones.',
    },
    {
      code: 'tasks-spawned-again',
      count: census.spawnedAgain,
      text: 'Tasks are spawned with the number of a living one: these may be recordings of several processes.',
    },
    {
      code: 'units-out-of-order',
      count: outOfOrder,
      text: 'Batches of records come before earlier ones of the same thread in the files; they were sorted.',
    },
    {
      code: 'units-repeated',
      count: repeated,
      text: 'Batches of records are there more than once, and were used once.',
    },
    {
      code: 'unusable-records',
      count: tally.unusable,
      text: 'Records about scheduling lack the number of a task, or have one of more than 53 bits, and are left out.',
    },
    passedOver(recording),
  ];
  return notices.filter(({ count }) => count > 0);
}
