/** What an event of a timeline can be taken for. */
export const meanings = ['poll', 'park', 'spawn', 'wake', 'end', 'ignore'] as const;

/** What an event of a timeline is taken for. */
export type Meaning = (typeof meanings)[number];

/**
 * Where the number of a task is: in the text that a group of the pattern for the name matched, in a value of the event, or
 * in its id.
 */
export type Place =
  | { readonly from: 'group'; readonly group: number | string }
  | { readonly from: 'arg'; readonly arg: string }
  | { readonly from: 'id' };

/** Which events mean something. Patterns that are absent match everything. */
export interface Rule {
  readonly is: Meaning;
  readonly name: RegExp | undefined;
  readonly category: RegExp | undefined;
  readonly thread: RegExp | undefined;
  /** Phases that it is for; all if absent. */
  readonly phases: ReadonlySet<string> | undefined;
  readonly task: Place | undefined;
  /** The task that does it: of wakes and spawns. */
  readonly by: Place | undefined;
}

/** What the slices and instants of a timeline of another tool mean. */
export interface Mapping {
  /** Which threads run workers: by name. Its first group is the number of the worker, if it has one. */
  readonly workers: RegExp | undefined;
  /** The first rule that matches an event decides. */
  readonly rules: readonly Rule[];
  /** What is there of every task from the first event on. */
  readonly all: ReadonlySet<Meaning>;
}

/** What a mapping says that it is. */
export const mappingFormat = 'chrome-mapping-1';
