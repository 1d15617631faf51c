import type { Renaming, Symmetry } from '../../../model/index.ts';
import { violated } from '../automaton.ts';
import type { Automaton } from '../automaton.ts';
import type { Alphabet } from './alphabet.ts';

/** An automaton that also says how often it decided something, and how often it could not. */
export interface CountingAutomaton<E> extends Automaton<E> {
  /** Decisions so far, counted over the steps taken. */
  checked(): number;
  /** What could not be decided so far, counted over the steps taken and the states asked about. */
  undecided(): number;
  /** The state after these events from the very beginning; those in between are not asked for. */
  stateAfter(events: Iterable<E>): number;
}

/** How an event changes when the elements it names are renamed. */
export type RenameEvent<E> = (event: E, renaming: Renaming) => E;

/** What each letter does from one state of the automaton, and what the state becomes when it is renamed. */
interface Row {
  /** By letter: the state after it, or `unknown`. */
  next: Int32Array;
  checked: Int32Array;
  undecided: Int32Array;
  /** By renaming: the renamed state, or `unknown`. */
  renamed: Int32Array;
  readonly origin: Origin;
}

/** How a state was first reached: by a letter from another, or as another renamed. */
type Origin =
  | { readonly kind: 'initial' }
  | { readonly kind: 'read'; readonly from: number; readonly letter: number }
  | { readonly kind: 'renamed'; readonly from: number; readonly renaming: number };

const unknown = -2;
const fewestLetters = 64;

/**
 * An automaton that reads whole letters, each only once from each of its states, and whose states can be renamed.
 *
 * It must treat all names alike: words that lead to one state must, renamed, lead to one state. A renamed state is then
 * where the renamed word leads by which the state was first reached.
 */
export class LetterAutomaton<E extends object> {
  readonly #automaton: CountingAutomaton<E>;
  readonly #alphabet: Alphabet<E>;
  readonly #renameEvent: RenameEvent<E>;
  readonly #symmetry: Symmetry | undefined;
  readonly #rows: (Row | undefined)[] = [];
  readonly #renamedLetters = new Map<number, number>();

  constructor(
    automaton: CountingAutomaton<E>,
    alphabet: Alphabet<E>,
    symmetry: Symmetry | undefined,
    renameEvent: RenameEvent<E>,
  ) {
    this.#automaton = automaton;
    this.#alphabet = alphabet;
    this.#symmetry = symmetry;
    this.#renameEvent = renameEvent;
    this.#rowOf(automaton.initial, { kind: 'initial' });
  }

  get initial(): number {
    return this.#automaton.initial;
  }

  /** The state after a letter, or `violated`. */
  after(state: number, letter: number): number {
    const next = this.#row(state).next[letter] ?? unknown;
    return next === unknown ? this.#read(state, letter) : next;
  }

  /** How often reading a letter, which was read before, decides something. */
  checked(state: number, letter: number): number {
    return this.#row(state).checked[letter] ?? 0;
  }

  /** How often reading a letter, which was read before, leaves something undecided. */
  undecided(state: number, letter: number): number {
    return this.#row(state).undecided[letter] ?? 0;
  }

  /** The state with names changed by the renaming with this number. */
  renamed(state: number, renaming: number): number {
    if (renaming === 0 || state === violated) return state;
    const renamed = this.#row(state).renamed[renaming] ?? unknown;
    return renamed === unknown ? this.#rename(state, renaming) : renamed;
  }

  /** Whether a run may end in `state`, and whether that was undecided. */
  end(state: number): { readonly accepts: boolean; readonly undecided: number } {
    const before = this.#automaton.undecided();
    const accepts = this.#automaton.accepts(state);
    return { accepts, undecided: this.#automaton.undecided() - before };
  }

  #row(state: number): Row {
    const row = this.#rows[state];
    if (row === undefined) throw new RangeError(`${this.#automaton.name} was never in state ${state}`);
    return row;
  }

  #rowOf(state: number, origin: Origin): void {
    this.#rows[state] ??= {
      next: new Int32Array(fewestLetters).fill(unknown),
      checked: new Int32Array(fewestLetters),
      undecided: new Int32Array(fewestLetters),
      renamed: new Int32Array(this.#symmetry?.size ?? 1).fill(unknown),
      origin,
    };
  }

  #read(state: number, letter: number): number {
    const automaton = this.#automaton;
    const [checked, undecided] = [automaton.checked(), automaton.undecided()];
    let next = state;
    for (const event of this.#alphabet.letter(letter)) {
      if (next === violated) break;
      next = automaton.step(next, event);
    }
    if (next !== violated) this.#rowOf(next, { kind: 'read', from: state, letter });
    const row = this.#row(state);
    if (letter >= row.next.length) makeRoom(row, this.#alphabet.size);
    row.next[letter] = next;
    row.checked[letter] = automaton.checked() - checked;
    row.undecided[letter] = automaton.undecided() - undecided;
    return next;
  }

  #rename(state: number, renaming: number): number {
    const renamed = this.#automaton.stateAfter(this.#wordTo(state, renaming));
    if (renamed === violated) throw new Error(`${this.#automaton.name} treats names differently`);
    this.#rowOf(renamed, { kind: 'renamed', from: state, renaming });
    this.#row(state).renamed[renaming] = renamed;
    return renamed;
  }

  /** The word by which a state was first reached, renamed. */
  #wordTo(state: number, renaming: number): readonly E[] {
    const letters: (readonly E[])[] = [];
    let by = renaming;
    for (let at = state; ;) {
      const { origin } = this.#row(at);
      if (origin.kind === 'initial') return letters.toReversed().flat();
      if (origin.kind === 'renamed') by = this.#symmetry?.compose(origin.renaming, by) ?? by;
      else letters.push(this.#alphabet.letter(this.#renamedLetter(origin.letter, by)));
      at = origin.from;
    }
  }

  #renamedLetter(letter: number, number: number): number {
    const symmetry = this.#symmetry;
    if (symmetry === undefined || number === 0) return letter;
    const key = letter * symmetry.size + number;
    const known = this.#renamedLetters.get(key);
    if (known !== undefined) return known;
    const renaming = symmetry.renaming(number);
    const events = this.#alphabet.letter(letter).map((event) => this.#renameEvent(event, renaming));
    const renamed = this.#alphabet.numberOf(events);
    this.#renamedLetters.set(key, renamed);
    return renamed;
  }
}

const longer = (cells: Int32Array, length: number, rest: number): Int32Array => {
  const copy = new Int32Array(length).fill(rest, cells.length);
  copy.set(cells);
  return copy;
};

const makeRoom = (row: Row, letters: number): void => {
  row.next = longer(row.next, letters, unknown);
  row.checked = longer(row.checked, letters, 0);
  row.undecided = longer(row.undecided, letters, 0);
};
