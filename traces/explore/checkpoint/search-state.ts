import type { ActionCount, BrokenInvariant } from '../explorer.ts';

/** Where a search stands between two states, apart from what is in columns. */
export interface SearchState {
  /** States found. */
  readonly states: number;
  /** States expanded, which are the first ones. */
  readonly head: number;
  /** Number of the first state of the level after. */
  readonly levelEnd: number;
  readonly depth: number;
  /** How many states are at each distance, as far as `depth`; what comes after is of no meaning. */
  readonly levels: readonly number[];
  readonly transitions: number;
  readonly terminal: number;
  readonly actions: readonly ActionCount[];
  readonly broken: readonly BrokenInvariant[];
  readonly bytes: number;
  /** Time spent on it, over all runs. */
  readonly seconds: number;
}

/** What one save adds up to: the state of the search, and how much of each column belongs to it. */
export interface Save {
  readonly state: SearchState;
  /** By column: the indices of its first integer that is needed and of the one after its last. */
  readonly columns: readonly (readonly [first: number, length: number])[];
  /** Number of letters. */
  readonly letters: number;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;

const areCounts = (value: unknown): value is readonly number[] =>
  Array.isArray(value) && value.every((one) => isCount(one));

const isActionCount = (value: unknown): value is ActionCount =>
  isRecord(value) && ['states', 'steps', 'found', 'refusals'].every((key) => isCount(value[key]));

const isBroken = (value: unknown): value is BrokenInvariant =>
  isRecord(value) && typeof value['sentence'] === 'string' && areCounts(value['path']);

const counted: readonly (keyof SearchState)[] = [
  'states',
  'head',
  'levelEnd',
  'depth',
  'transitions',
  'terminal',
  'bytes',
];

const isSearchState = (value: unknown): value is SearchState =>
  isRecord(value) &&
  counted.every((key) => isCount(value[key])) &&
  typeof value['seconds'] === 'number' &&
  areCounts(value['levels']) &&
  Array.isArray(value['actions']) &&
  value['actions'].every((one) => isActionCount(one)) &&
  Array.isArray(value['broken']) &&
  value['broken'].every((one) => isBroken(one));

/** Whether `value` is a save of as many columns. */
export const isSave = (value: unknown, columns: number): value is Save =>
  isRecord(value) &&
  isSearchState(value['state']) &&
  Array.isArray(value['columns']) &&
  value['columns'].length === columns &&
  value['columns'].every((one) => areCounts(one) && one.length === 2 && (one[0] ?? 0) <= (one[1] ?? 0)) &&
  isCount(value['letters']);
