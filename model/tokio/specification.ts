import { compile } from '../machine/compile.ts';
import type { Engine } from '../machine/engine.ts';
import { interpret } from '../machine/interpret.ts';
import type { Machine } from '../machine/machine.ts';
import type { RowEngine } from '../machine/row-engine.ts';
import type { Schema } from '../machine/schema.ts';
import type { Runtime } from './config.ts';
import { currentThread } from './current-thread.ts';
import type { Emitted } from './event.ts';
import { multiThread } from './multi-thread.ts';

/** The scheduler of a runtime, whichever it is. */
export interface Specification {
  readonly schema: Schema;
  /** The fast engine. */
  readonly compiled: () => RowEngine<Emitted>;
  /** The obvious engine. */
  readonly interpreted: () => Engine<string, Emitted>;
}

const enginesOf = <S extends Schema>(machine: Machine<S, Emitted>): Specification => ({
  schema: machine.schema,
  compiled: () => compile(machine),
  interpreted: () => interpret(machine),
});

/** The state machine of the scheduler that `runtime.flavor` names. */
export const specificationOf = (runtime: Runtime): Specification =>
  runtime.flavor === 'current_thread' ? enginesOf(currentThread(runtime)) : enginesOf(multiThread(runtime));
