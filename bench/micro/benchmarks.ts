import type { Emitted, Engine } from '../../model/index.ts';
import { compile, interchangesOf, interpret, symmetryOf } from '../../model/index.ts';
import { RowStore } from '../../traces/explore/rows/row-store.ts';
import { StepBatch } from '../../traces/explore/rows/step-batch.ts';
import { runtimeOf, specificationOf } from '../specification/search.ts';

/** One hot part on its own. */
export interface Microbenchmark {
  readonly name: string;
  /** Readies it and gives what to time: one call does much work and says how many operations that were. */
  readonly prepare: () => () => number;
}

const sampled = 2000;

const configuration = { yield: 'yield_now', workers: 2, tasks: 3, polls: 3 } as const;

/** The first states of the specification, breadth first, with the engine that made them. */
const sampleOf = <Packed>(engine: Engine<Packed, Emitted>) => {
  const { state } = engine.initial();
  const seen = new Set([engine.key(state)]);
  const states = [state];
  for (const from of states)
    for (const step of engine.successors(from)) {
      const key = engine.key(step.state);
      if (seen.has(key)) continue;
      if (states.length === sampled) return { engine, states };
      seen.add(key);
      states.push(step.state);
    }
  return { engine, states };
};

const sample = () => sampleOf(interpret(specificationOf(configuration)));

/** The same states as rows, one after the other, with the compiled engine. */
const sampleRows = () => {
  const { engine: interpreter, states } = sampleOf(compile(specificationOf(configuration)));
  const engine = compile(specificationOf(configuration));
  const rows = new Int32Array(states.length * engine.words);
  for (const [number, row] of states.entries()) rows.set(row, number * engine.words);
  return { engine, rows, count: states.length, actions: interpreter.actions.length };
};

/** What is timed. An operation is a transition where successors are made, and a state otherwise. */
export const microbenchmarks: readonly Microbenchmark[] = [
  {
    name: 'interpreter: successors',
    prepare: () => {
      const { engine, states } = sample();
      return () => {
        let steps = 0;
        for (const state of states) steps += engine.successors(state).length;
        return steps;
      };
    },
  },
  {
    name: 'interpreter: invariants',
    prepare: () => {
      const { engine, states } = sample();
      return () => {
        let broken = 0;
        for (const state of states) broken += engine.broken(state).length;
        return states.length + broken;
      };
    },
  },
  {
    name: 'compiled: successors, nobody listening',
    prepare: () => {
      const { engine, rows, count, actions } = sampleRows();
      const batch = new StepBatch<Emitted>(engine.words, actions);
      return () => {
        let steps = 0;
        for (let number = 0; number < count; number++) {
          batch.clear();
          engine.load(rows, number * engine.words);
          engine.expand(batch);
          steps += batch.count;
        }
        return steps;
      };
    },
  },
  {
    name: 'compiled: invariants',
    prepare: () => {
      const { engine, rows, count } = sampleRows();
      return () => {
        let broken = 0;
        for (let number = 0; number < count; number++) {
          engine.load(rows, number * engine.words);
          if (!engine.holds()) broken++;
        }
        return count + broken;
      };
    },
  },
  {
    name: 'symmetry: representatives',
    prepare: () => {
      const { engine, rows, count } = sampleRows();
      const { schema } = specificationOf(configuration);
      const symmetry = symmetryOf(schema, interchangesOf(runtimeOf(configuration)).interchanges);
      const scratch = new Int32Array(rows.length);
      return () => {
        scratch.set(rows);
        for (let number = 0; number < count; number++) symmetry.canonicalise(scratch, number * engine.words);
        return count;
      };
    },
  },
  {
    name: 'store: rows that are there',
    prepare: () => {
      const { engine, rows, count } = sampleRows();
      const store = new RowStore(engine.words);
      const steps = { rows, count, parents: new Int32Array(count), numbers: new Int32Array(count) };
      store.add(steps, count);
      return () => store.add(steps, count);
    },
  },
];
