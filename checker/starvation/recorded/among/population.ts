import type { TaskId } from '../../../../traces/index.ts';

const countsOf = (roles: Iterable<string>): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const role of roles) counts.set(role, (counts.get(role) ?? 0) + 1);
  return counts;
};

/** The living tasks of the roles asked about. */
export class Population {
  readonly #asked: ReadonlyMap<string, number>;
  readonly #roles = new Map<TaskId, string>();
  /** Those that have not been polled. */
  readonly #new = new Set<TaskId>();
  #isComplete = false;

  /** @param roles - one for each task */
  constructor(roles: readonly string[]) {
    this.#asked = countsOf(roles);
  }

  asksFor(role: string): boolean {
    return this.#asked.has(role);
  }

  has(task: TaskId): boolean {
    return this.#roles.has(task);
  }

  roleOf(task: TaskId): string | undefined {
    return this.#roles.get(task);
  }

  add(task: TaskId, role: string): void {
    this.#roles.set(task, role);
    this.#new.add(task);
    this.#recount();
  }

  polled(task: TaskId): void {
    if (this.#new.delete(task)) this.#recount();
  }

  remove(task: TaskId): void {
    this.#roles.delete(task);
    this.#new.delete(task);
    this.#recount();
  }

  /** Whether just as many live of each role as were asked for, and each has been polled. */
  isComplete(): boolean {
    return this.#isComplete;
  }

  #recount(): void {
    const living = countsOf(this.#roles.values());
    this.#isComplete =
      this.#new.size === 0 && [...this.#asked].every(([role, count]) => living.get(role) === count);
  }
}
