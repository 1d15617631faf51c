import { CheckpointError } from './checkpoint-error.ts';
import { CheckpointFile } from './checkpoint-file.ts';
import type { Column, Columned } from './column.ts';
import type { Question } from './question.ts';
import type { Save, SearchState } from './search-state.ts';

/** What an exploration went on from. */
export interface Resumed {
  readonly file: string;
  /** States found before; 0 if the file held no finished save, so that the exploration begins. */
  readonly states: number;
  readonly depth: number;
  /** Time spent before, over all runs. */
  readonly seconds: number;
  /** Whether nothing was left to explore. */
  readonly complete: boolean;
  /** Whether the end of the file was left out because the save that it belongs to was never finished. */
  readonly unfinished: boolean;
}

/** What a save took. */
export interface Saved {
  readonly states: number;
  readonly seconds: number;
  /** Bytes in the file now. */
  readonly bytes: number;
}

/** Where an exploration is saved, and when. */
export interface CheckpointOptions {
  /** Path of the file; created if it is not there. */
  readonly file: string;
  /** What decides the search and the engine does not show; compared with the file's. */
  readonly question: Question;
  /** Time between two saves; 30 seconds if not given. */
  readonly everySeconds?: number;
  /** Told once, if the file was there. */
  readonly onResumed?: (resumed: Resumed) => void;
  readonly onSaved?: (saved: Saved) => void;
}

/** The letters of a search, which are only ever appended to. */
export interface Letters {
  readonly size: number;
  letter(number: number): readonly unknown[];
  /** Adds letters as they were numbered from `first` on; gives whether they get the same numbers. */
  restore(first: number, letters: readonly unknown[]): boolean;
}

const usualSeconds = 30;
const milliseconds = 1000;

/**
 * Saves a search. It tells again and again where it stands (`mark`); what is saved is the place marked last, whatever
 * has been appended to its columns since.
 */
export class SearchCheckpoint {
  readonly #options: CheckpointOptions;
  readonly #parts: readonly Columned[];
  readonly #letters: Letters | undefined;
  readonly #file: CheckpointFile;
  readonly #columns: readonly Column[];
  #marked: Save | undefined;
  #saved: Save | undefined;
  #due: number;

  /** Throws a `CheckpointError` if the file cannot be used. */
  constructor(
    options: CheckpointOptions,
    engine: Question,
    parts: readonly Columned[],
    letters: Letters | undefined,
  ) {
    this.#options = options;
    this.#parts = parts;
    this.#letters = letters;
    this.#columns = parts.flatMap(({ columns }) => columns);
    this.#file = new CheckpointFile(options.file, { ...options.question, engine }, this.#columns);
    this.#due = this.#nextDue();
  }

  /** Brings the columns and the letters to where the last save was, if there is one, and gives its state. */
  resume(): SearchState | undefined {
    const save = this.#file.last;
    if (save === undefined) return undefined;
    let letters = 0;
    this.#file.restore(save, (more) => {
      if (this.#letters?.restore(letters, more) === false) this.refuse();
      letters += more.length;
    });
    if (letters !== save.letters) this.refuse();
    for (const part of this.#parts) part.restored();
    this.#saved = save;
    this.#due = this.#nextDue();
    return save.state;
  }

  /** What was saved is not what this machine does. */
  refuse(): never {
    throw new CheckpointError(
      'CKPT003',
      this.#options.file,
      'is a checkpoint of another build of the same version, whose specification differs',
      'name another file, or delete this one',
    );
  }

  /** Tells what the exploration goes on from. */
  announce(): void {
    const { file, last, unfinished } = this.#file;
    if (last === undefined && !unfinished) return;
    const { states = 0, head = 0, depth = 0, seconds = 0 } = last?.state ?? {};
    const complete = states > 0 && head === states;
    this.#options.onResumed?.({ file, states, depth, seconds, complete, unfinished });
  }

  /** The search stands between two states. */
  mark(state: SearchState): void {
    this.#marked = {
      state,
      columns: this.#columns.map((column) => [column.neededFrom(state.head), column.length]),
      letters: this.#letters?.size ?? 0,
    };
    if (performance.now() >= this.#due) this.save();
  }

  /** Saves the place marked last, unless nothing happened since it was saved. */
  save(): void {
    const now = this.#marked;
    if (now === undefined || isAsFar(now, this.#saved)) return;
    const started = performance.now();
    this.#file.write((writer) => {
      for (const [i, [first, length]] of now.columns.entries()) {
        const from = Math.max(first, this.#saved?.columns[i]?.[1] ?? 0);
        const column = this.#columns[i];
        if (column !== undefined && from < length) writer.integers(i, from, column.view(from, length));
      }
      const letters = this.#lettersFrom(this.#saved?.letters ?? 0, now.letters);
      if (letters.length > 0) writer.letters(letters);
      const { state } = now;
      writer.save({ ...now, state: { ...state, levels: state.levels.slice(0, state.depth + 1) } });
    });
    this.#saved = now;
    this.#due = this.#nextDue();
    this.#options.onSaved?.({
      states: now.state.states,
      seconds: (performance.now() - started) / milliseconds,
      bytes: this.#file.bytes,
    });
  }

  close(): void {
    this.#file.close();
  }

  #lettersFrom(first: number, end: number): readonly (readonly unknown[])[] {
    const letters: (readonly unknown[])[] = [];
    for (let number = first; number < end; number++) letters.push(this.#letters?.letter(number) ?? []);
    return letters;
  }

  #nextDue(): number {
    return performance.now() + (this.#options.everySeconds ?? usualSeconds) * milliseconds;
  }
}

const isAsFar = ({ state }: Save, saved: Save | undefined): boolean =>
  saved !== undefined && saved.state.head === state.head && saved.state.states === state.states;
