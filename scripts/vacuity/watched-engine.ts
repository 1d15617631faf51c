import type { RowEngine, StepSink } from '../../model/index.ts';

/** An engine that shows the key of each state whose steps it is asked for. */
export const watchedEngine = <E>(engine: RowEngine<E>, look: (key: string) => void): RowEngine<E> => ({
  words: engine.words,
  actions: engine.actions,
  load: (rows, from) => {
    look(engine.key(rows.slice(from, from + engine.words)));
    engine.load(rows, from);
  },
  expand: (sink: StepSink<E>) => engine.expand(sink),
  holds: () => engine.holds(),
  initial: () => engine.initial(),
  successors: (state) => engine.successors(state),
  key: (state) => engine.key(state),
  broken: (state) => engine.broken(state),
  describe: (state) => engine.describe(state),
});
