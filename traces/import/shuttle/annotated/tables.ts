import { isObject, RecordFault, shown } from '../../../event/record-fault.ts';
import type { Piece } from '../../json-document/cutter.ts';

/** The version of annotated schedules that is read. */
const version = 0;

/** Names beyond these are not kept: a schedule has few files, functions, objects and tasks. */
const mostRows = 1_000_000;

const tableNames = ['files', 'functions', 'objects', 'tasks'] as const;
type TableName = (typeof tableNames)[number];

interface Row {
  readonly name: string | undefined;
  readonly kind: string | undefined;
}

const isTableName = (name: string | undefined): name is TableName =>
  tableNames.some((known) => known === name);

const textIn = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

function rowOf(table: TableName, value: unknown): Row {
  if (!isObject(value)) {
    const problem = `an element of '${table}' is ${shown(value)}, but must be a JSON object`;
    throw new RecordFault({ code: 'TRACE014', problem, advice: 'Is this an annotated schedule of Shuttle?' });
  }
  return { name: textIn(value[table === 'files' ? 'path' : 'name']), kind: textIn(value['kind']) };
}

function requireVersion(value: unknown): void {
  if (value === version) return;
  const problem = `the version of the annotated schedule is ${shown(value)}; this release reads version ${version}`;
  throw new RecordFault({
    code: 'TRACE013',
    problem,
    advice: 'Use a release of yieldcheck that knows it, or record with Shuttle 0.9.',
  });
}

/** What an annotated schedule says of its files, functions, objects and tasks. Members may come in any order. */
export class Tables {
  readonly #rows: Readonly<Record<TableName, Row[]>> = { files: [], functions: [], objects: [], tasks: [] };
  readonly #seen = new Set<string>();

  /** Whether a member that is not the events' is one of these. */
  static has(member: string | undefined): boolean {
    return member === 'version' || isTableName(member);
  }

  /**
   * Takes up a piece of a member.
   * @throws RecordFault
   */
  add({ kind, member }: Piece, value: unknown): void {
    if (member === undefined) return;
    this.#seen.add(member);
    if (member === 'version') requireVersion(value);
    else if (kind === 'element' && isTableName(member) && this.#rows[member].length < mostRows)
      this.#rows[member].push(rowOf(member, value));
  }

  /** Whether the version and all tables have been there, or at least begun. */
  get complete(): boolean {
    return this.#seen.has('version') && tableNames.every((name) => this.#seen.has(name));
  }

  get hasVersion(): boolean {
    return this.#seen.has('version');
  }

  /** What the program called a task. */
  taskName(task: number): string | undefined {
    return this.#rows.tasks[task]?.name;
  }

  /** The permits that a semaphore starts with, where what it belongs to says so: that of a mutex has one. */
  permitsOf(object: number): number | undefined {
    return this.#rows.objects[object]?.kind === 'shuttle::sync::Mutex' ? 1 : undefined;
  }

  /** A place in the program, such as `src/main.rs:12:13`. */
  place(file: number, line: number, column: number): string | undefined {
    const path = this.#rows.files[file]?.name;
    return path === undefined ? undefined : `${path.replace(/^\.\//, '')}:${line}:${column}`;
  }
}
