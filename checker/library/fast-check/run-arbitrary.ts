import type { Random } from 'fast-check';
import { Arbitrary, Stream, Value } from 'fast-check';
import type { Emitted, RowEngine } from '../../../model/index.ts';
import { engineFor } from '../../verify/engine-for.ts';
import { runtimeOf } from '../../workload/runtime.ts';
import type { Workload } from '../../workload/workload.ts';
import type { WorkloadOptions } from '../question/workload.ts';
import { workloadOf } from '../question/workload.ts';
import type { PlayedRun } from './played-run.ts';
import { follow, walk } from './played-run.ts';
import { shorter } from './shorter.ts';

/** A run of a model. */
export interface ModelRun extends PlayedRun {
  readonly workload: Workload;
}

/** How long runs are. */
export interface RunLength {
  /** Steps of a run at most. */
  readonly most: number;
  /** Whether each run goes on until nothing can happen any more. */
  readonly complete: boolean;
}

interface Model {
  readonly workload: Workload;
  readonly engine: RowEngine<Emitted>;
}

/** What a run came from, so that it can be made smaller. */
interface Origin {
  readonly model: Value<WorkloadOptions>;
}

const isOrigin = (context: unknown): context is Origin =>
  typeof context === 'object' && context !== null && 'model' in context;

/** Machines that are kept; to compile one takes longer than a run. */
const mostKept = 32;

/**
 * Random runs of random models. A run shrinks to runs of smaller models and to shorter runs, which follow the steps of the
 * larger one as far as they can be taken, so that each is a run itself and as much like the larger one as it can be.
 */
export class RunArbitrary extends Arbitrary<ModelRun> {
  readonly #models: Arbitrary<WorkloadOptions>;
  readonly #length: RunLength;
  readonly #kept = new Map<string, Model>();

  constructor(models: Arbitrary<WorkloadOptions>, length: RunLength) {
    super();
    this.#models = models;
    this.#length = length;
  }

  generate(random: Random, biasFactor: number | undefined): Value<ModelRun> {
    const model = this.#models.generate(random, biasFactor);
    const pick = (count: number): number => random.nextInt(0, count - 1);
    const { workload, engine } = this.#modelOf(model.value);
    const run = walk(engine, this.#length.most, pick);
    return this.#valueOf(model, workload, run);
  }

  canShrinkWithoutContext(_value: unknown): _value is ModelRun {
    return false;
  }

  shrink(run: ModelRun, context: unknown): Stream<Value<ModelRun>> {
    if (!isOrigin(context)) return Stream.nil();
    return new Stream(this.#smaller(run, context.model));
  }

  *#smaller(run: ModelRun, model: Value<WorkloadOptions>): Generator<Value<ModelRun>> {
    for (const smaller of this.#models.shrink(model.value, model.context)) {
      const { workload, engine } = this.#modelOf(smaller.value);
      const more = run.isOver || this.#length.complete ? this.#length.most : 0;
      const likewise = follow(engine, run.names, more);
      if (this.#isWanted(likewise)) yield this.#valueOf(smaller, workload, likewise);
    }
    const { engine } = this.#modelOf(model.value);
    for (const names of shorter(run.names)) {
      const cut = follow(engine, names);
      if (this.#isWanted(cut)) yield this.#valueOf(model, run.workload, cut);
      if (!run.isOver || cut.isOver) continue;
      // What fails when a run is over may fail in a shorter one that is over too.
      const over = follow(engine, names, run.path.length - cut.path.length - 1);
      if (over.isOver) yield this.#valueOf(model, run.workload, over);
    }
  }

  #isWanted({ isOver }: PlayedRun): boolean {
    return isOver || !this.#length.complete;
  }

  #valueOf(model: Value<WorkloadOptions>, workload: Workload, run: PlayedRun): Value<ModelRun> {
    return new Value({ ...run, workload }, { model } satisfies Origin);
  }

  #modelOf(options: WorkloadOptions): Model {
    const workload = workloadOf(options);
    const key = JSON.stringify(workload);
    const kept = this.#kept.get(key);
    if (kept !== undefined) return kept;
    const model = { workload, engine: engineFor(runtimeOf(workload)) };
    if (this.#kept.size === mostKept) this.#kept.clear();
    this.#kept.set(key, model);
    return model;
  }
}
