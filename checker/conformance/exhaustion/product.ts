import type { Emitted, Engine, StepLabel } from '../../../model/index.ts';
import { debtAfter, debtText, debtWhenHeard, even } from './debts.ts';
import type { Debt, Heard, Saying } from './debts.ts';
import { emittedWord } from './word.ts';

/** A step of the machine. */
interface Move extends Saying {
  readonly to: Node;
  /** Index of its action. */
  readonly action: number;
}

/** The actions that led to a state, the last one first. */
interface Trail {
  readonly action: number;
  readonly before: Trail | undefined;
}

/** A state of the machine, with its steps once they are asked for. */
interface Node {
  readonly id: number;
  readonly state: Int32Array;
  moves: readonly Move[] | undefined;
}

interface Product {
  readonly node: Node;
  /** By lane. */
  readonly debts: readonly Debt[];
  /** Kept only if it is asked for, since it grows with the recording. */
  readonly trail?: Trail | undefined;
}

/** How far the product of a machine and a recording was explored. */
export interface Exhaustion {
  /** Some run shows all events; none shows the next one; or there are too many states to tell. */
  readonly verdict: 'passed' | 'exhausted' | 'too large';
  /** Events that some run shows, from the first. */
  readonly shown: number;
  /** By number of events shown, the states of the product. */
  readonly sizes: readonly number[];
  /** Which limit made it too large. */
  readonly limit?: 'states' | 'bytes' | 'seconds';
}

/** What a search may take, and what it keeps. */
export interface SearchLimits {
  /** The largest number of states after one event. */
  readonly states: number;
  /** About how many bytes the states of the machine may take that are in memory at once. */
  readonly bytes: number;
  /** How long it may go on; without end if absent. */
  readonly seconds?: number;
  /** Whether the actions of a run that shows the events are wanted. */
  readonly keepsTrail?: boolean;
}

/** A machine whose steps are those of threads, and a recorder of what they say. */
export interface Recorded {
  readonly engine: Engine<Int32Array, Emitted>;
  /** Number of threads. */
  readonly lanes: number;
  /** The thread that takes a step; undefined for one that is none's. */
  readonly laneOf: (label: StepLabel) => number | undefined;
  /** Whether the recorder shows a word. */
  readonly shows: (word: string) => boolean;
}

/** States of the machine that are remembered with their steps, if there is room for them. */
const remembered = 100_000;

/** What a state takes beside itself and its key, which are kept twice: its steps, and what they say. */
const bytesOfSteps = 2_000;

const withDebt = (debts: readonly Debt[], lane: number, debt: Debt): readonly Debt[] =>
  debts.map((one, i) => (i === lane ? debt : one));

const keyOf = ({ node, debts }: Product): string => `${node.id}|${debts.map(debtText).join('|')}`;

/**
 * The product of a machine and a recording: all states in which the machine may be once it has shown the events so
 * far. A cause is recorded before the step that it tells of, any other event after it, and a thread takes no step past
 * an event of its own that is not recorded yet. If no state of it shows the next event, no run does.
 */
export class ProductSearch {
  readonly #machine: Recorded;
  readonly #limits: SearchLimits;
  /** How many states of the machine the limit has room for. */
  readonly #room: number;
  readonly #end: number;
  #nodes = new Map<string, Node>();
  #count = 0;
  #states: ReadonlyMap<string, Product> = new Map();

  constructor(machine: Recorded, limits: SearchLimits) {
    this.#machine = machine;
    this.#limits = limits;
    this.#end = performance.now() + 1_000 * (limits.seconds ?? Number.POSITIVE_INFINITY);
    const { state } = machine.engine.initial();
    const bytesOfOne = 2 * (state.byteLength + 2 * machine.engine.key(state).length) + bytesOfSteps;
    this.#room = Math.floor(limits.bytes / bytesOfOne);
  }

  /** The actions of one run that shows all events heard so far, if trails are kept. */
  actions(): ReadonlySet<number> {
    const found = new Set<number>();
    const [first] = this.#states.values();
    for (let at = first?.trail; at !== undefined; at = at.before) found.add(at.action);
    return found;
  }

  /** Goes through the recording until no state is left, or one event has too many. */
  run(recording: readonly Heard[]): Exhaustion {
    const { engine, lanes } = this.#machine;
    const debts = Array.from({ length: lanes }, () => even);
    const sizes: number[] = [];
    const beginning = this.#close([{ node: this.#node(engine.initial().state), debts }]);
    if (beginning !== 'closed') return { verdict: 'too large', shown: 0, sizes, limit: beginning };
    for (const heard of recording) {
      sizes.push(this.#states.size);
      const left = [...this.#states.values()].flatMap((one) => this.#hear(one, heard));
      if (left.length === 0) return { verdict: 'exhausted', shown: sizes.length - 1, sizes };
      this.#forgetOthers(left);
      const closed = this.#close(left);
      if (closed !== 'closed') return { verdict: 'too large', shown: sizes.length, sizes, limit: closed };
    }
    sizes.push(this.#states.size);
    return { verdict: 'passed', shown: recording.length, sizes };
  }

  #hear({ node, debts, trail }: Product, heard: Heard): readonly Product[] {
    const debt = debtWhenHeard(debts[heard.lane] ?? even, heard, this.#movesOf(node));
    return debt === undefined ? [] : [{ node, debts: withDebt(debts, heard.lane, debt), trail }];
  }

  /** Adds all that hidden steps lead to, or says which limit that would break. */
  #close(from: readonly Product[]): 'closed' | 'states' | 'bytes' | 'seconds' {
    const found = new Map(from.map((one) => [keyOf(one), one]));
    for (const one of found.values()) {
      if (found.size > this.#limits.states) return 'states';
      if (this.#nodes.size > this.#room) return 'bytes';
      if (performance.now() > this.#end) return 'seconds';
      for (const move of this.#movesOf(one.node)) {
        const next = this.#after(one, move);
        if (next === undefined) continue;
        const key = keyOf(next);
        if (!found.has(key)) found.set(key, next);
      }
    }
    this.#states = found;
    return 'closed';
  }

  #after({ debts, trail: before }: Product, { lane, words, to, action }: Move): Product | undefined {
    const trail = this.#limits.keepsTrail === true ? { action, before } : undefined;
    if (lane === undefined) return { node: to, debts, trail };
    const debt = debtAfter(debts[lane] ?? even, words);
    return debt && { node: to, debts: withDebt(debts, lane, debt), trail };
  }

  #movesOf(node: Node): readonly Move[] {
    const { engine, laneOf, shows } = this.#machine;
    node.moves ??= engine.successors(node.state).map(({ label, state, events }) => ({
      lane: laneOf(label),
      words: events.flatMap((event) => emittedWord(event) ?? []).filter(shows),
      to: this.#node(state),
      action: label.action,
    }));
    return node.moves;
  }

  #node(state: Int32Array): Node {
    const key = this.#machine.engine.key(state);
    const known = this.#nodes.get(key);
    if (known !== undefined) return known;
    const node: Node = { id: this.#count++, state, moves: undefined };
    this.#nodes.set(key, node);
    return node;
  }

  /** Or memory would grow with the recording. */
  #forgetOthers(left: readonly Product[]): void {
    if (this.#nodes.size < Math.min(remembered, this.#room / 2)) return;
    this.#nodes = new Map(left.map(({ node }) => [this.#machine.engine.key(node.state), node]));
    for (const node of this.#nodes.values()) node.moves = undefined;
  }
}
