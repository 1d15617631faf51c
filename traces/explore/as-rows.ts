import { numberedRows } from '../../model/index.ts';
import type { Engine, RowEngine } from '../../model/index.ts';

/** Holds for what `compile` gives and for what is made like it: only these hold a row in hand. */
const hasRows = <Packed, E>(engine: Engine<Packed, E> | RowEngine<E>): engine is RowEngine<E> =>
  'words' in engine && 'load' in engine && 'expand' in engine;

/** The engine itself if its states are rows, and otherwise one that numbers them. */
export const asRows = <Packed, E>(engine: Engine<Packed, E>): RowEngine<E> =>
  hasRows(engine) ? engine : numberedRows(engine);
