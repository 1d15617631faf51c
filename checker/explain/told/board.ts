import type { Owner, ToldChange, ToldFact, ToldValue } from '../told-run.ts';

const keyOf = (owner: Owner, field: string): string => {
  switch (owner.kind) {
    case 'worker':
      return `worker ${owner.worker} ${field}`;
    case 'task':
      return `task ${owner.task} ${field}`;
    case 'runtime':
      return field;
  }
};

/** A state of a told run, field by field, which moves on with the run's changes. */
export class Board {
  readonly #values: Map<string, ToldValue>;

  constructor(initial: readonly ToldFact[]) {
    this.#values = new Map(initial.map(({ owner, field, value }) => [keyOf(owner, field), value]));
  }

  /** Goes on by the changes of one step. */
  apply(changes: readonly ToldChange[]): void {
    for (const { owner, field, after } of changes) this.#values.set(keyOf(owner, field), after);
  }

  /** The value of a field; undefined where the schema has no such field. */
  value(owner: Owner, field: string): ToldValue | undefined {
    return this.#values.get(keyOf(owner, field));
  }

  /** The value of a worker's field. */
  ofWorker(worker: number, field: string): ToldValue | undefined {
    return this.value({ kind: 'worker', worker }, field);
  }

  /** The value of a field of the task with this number. */
  ofTask(task: number, field: string): ToldValue | undefined {
    return this.value({ kind: 'task', task }, field);
  }

  /** The value of a field of the runtime as a whole. */
  ofRuntime(field: string): ToldValue | undefined {
    return this.value({ kind: 'runtime' }, field);
  }
}
