import { argumentsOf } from '../../checker/workload/arguments.ts';
import type { Flavor } from '../../model/index.ts';
import { formatPath } from '../../traces/index.ts';
import { codes, table } from '../documents/markdown.ts';
import { everyCell } from './cells.ts';
import type { Cell } from './cells.ts';
import type { Gathered } from './gather.ts';
import { namesIn, seenIn } from './never.ts';
import type { Seen } from './never.ts';
import type { Recorded } from './recorded.ts';
import { shortestTo } from './shortest.ts';

const mostStates = 60_000;

/** Actions of runtimes that no run is sought for: those of `block_in_place`, of aborts, and of a runtime that is dropped. */
const isNotSought = (cell: Cell | undefined): boolean =>
  cell === undefined ||
  cell.runtime.shutsDown === true ||
  cell.runtime.programs.some(({ instructions }) =>
    instructions.some(({ does }) => does === 'block in place' || does === 'abort'),
  );

const cellNamed = (name: string | undefined): Cell | undefined =>
  everyCell.find((cell) => cell.name === name);

/** How often recordings took an action; undefined if no run is sought that would tell. */
const timesRecorded = ({ actions }: Recorded, action: string, { first }: Seen): number | undefined =>
  actions.get(action) ?? (isNotSought(cellNamed(first)) ? undefined : 0);

const ofFlavor = ({ surveys }: Gathered, flavor: Flavor): Gathered['surveys'] =>
  surveys.filter((survey) => survey.flavor === flavor);

const inCells = ({ times, first }: Seen): string =>
  first === undefined ? 'none' : `${times}, such as ${first}`;

/** Every action of a scheduler, with where it is taken and where it refuses. */
export const actionsTable = (gathered: Gathered, flavor: Flavor, recorded?: Recorded): string => {
  const surveys = ofFlavor(gathered, flavor);
  return table(
    [
      'action',
      'combinations in which it is taken',
      'in which it refuses',
      ...(recorded === undefined ? [] : ['recordings that take it']),
    ],
    namesIn(surveys, 'actions').map((name) => {
      const taken = seenIn(surveys, 'taken', name);
      const row = [codes([name]), inCells(taken), String(seenIn(surveys, 'refused', name).times)];
      return recorded === undefined
        ? row
        : row.concat(String(timesRecorded(recorded, name, taken) ?? 'not sought'));
    }),
  );
};

/** Every condition in the guards of a scheduler, with where it lets its action pass and where it alone keeps it back. */
export const guardsTable = (gathered: Gathered, flavor: Flavor): string => {
  const surveys = ofFlavor(gathered, flavor);
  return table(
    ['action', 'needs', 'combinations in which that is met', 'in which it alone is not'],
    namesIn(surveys, 'terms').map((term) => {
      const [action = '', condition = ''] = term.split(' needs ');
      return [
        codes([action]),
        codes([condition]),
        String(seenIn(surveys, 'met', action).times),
        inCells(seenIn(surveys, 'decisive', term)),
      ];
    }),
  );
};

const provoking = (action: string, { first }: Seen): string => {
  const cell = cellNamed(first);
  if (cell === undefined) return 'nothing';
  const path = shortestTo(cell.runtime, action, mostStates);
  if (path === undefined) return cell.name;
  if (cell.workload === undefined) return `${cell.name}: ${path.length} steps`;
  return codes([
    `npx yieldcheck verify ${argumentsOf(cell.workload).join(' ')} --replay ${formatPath(path)}`,
  ]);
};

/** The actions that were sought in recordings and not found, with a schedule that takes each. */
export const unrecordedTable = (gathered: Gathered, recorded: Recorded): string => {
  const surveys = ofFlavor(gathered, 'multi_thread');
  const missing = namesIn(surveys, 'actions').flatMap((name) => {
    const taken = seenIn(surveys, 'taken', name);
    return timesRecorded(recorded, name, taken) === 0 ? [[codes([name]), provoking(name, taken)]] : [];
  });
  return table(['action', 'taken by'], missing);
};
