import { type JsonObject, RecordFault } from '../../event/record-fault.ts';
import { TaskNumbers } from '../spans/task-numbers.ts';
import { newSpan, taskKind, type TaskSpan } from '../spans/task-span.ts';

const withoutId = (fields: JsonObject): RecordFault =>
  new RecordFault({
    code: 'TRACE022',
    problem:
      Object.keys(fields).length === 0
        ? 'the line does not say which span it is about'
        : "the span of a task is shown without its field 'task.id'",
    advice:
      'Record again with `fmt::layer().json().with_current_span(true)`, with a formatter for fields that is JSON, and with Tokio 1.23 or later.',
  });

const launches = (fn: unknown): boolean => typeof fn === 'string' && fn.includes('Launch::launch');

/** The spans of tasks that are not closed, by Tokio's id of the task. */
export class Registry {
  readonly #spans = new Map<unknown, TaskSpan>();
  readonly #numbers = new TaskNumbers();
  readonly #workers = new WeakMap<TaskSpan, number>();
  #workersSeen = 0;

  /** How many workers were launched. */
  get workers(): number {
    return this.#workersSeen;
  }

  /**
   * The span with these fields.
   * @throws RecordFault if they do not say whose it is
   */
  find(fields: JsonObject): TaskSpan | undefined {
    const id = fields['task.id'];
    if (id === undefined) throw withoutId(fields);
    return this.#spans.get(id);
  }

  /**
   * A new span with these fields.
   * @param worker - the worker on the thread that makes it: a worker's loop is passed on by `block_in_place`
   */
  add(fields: JsonObject, born: boolean, worker: number | null): TaskSpan {
    const kind = taskKind(fields['kind'], fields['fn']);
    const span = newSpan(this.#numbers.take(fields['task.id']), kind, born);
    this.#spans.set(fields['task.id'], span);
    if (kind === 'worker') {
      const index = launches(fields['fn']) || worker === null ? this.#workersSeen++ : worker;
      this.#workers.set(span, index);
    }
    return span;
  }

  /** The worker whose loop this span is of. */
  workerOf(span: TaskSpan): number | undefined {
    return this.#workers.get(span);
  }

  /** The span is gone, and its ids may be used again. */
  remove(fields: JsonObject, span: TaskSpan): void {
    this.#numbers.release(span.task);
    if (this.#spans.get(fields['task.id']) === span) this.#spans.delete(fields['task.id']);
  }
}
