/** Makes the lines of a recording of console-subscriber, a microsecond apart. */
export class Recording {
  readonly #lines: string[] = ['{"v":1}'];
  #nanoseconds = 0;

  /** A task's span begins. */
  spawn(id: number | string, fields: Readonly<Record<string, unknown>>): this {
    const list = Object.entries(fields).map(([name, value]) => ({ name, value }));
    return this.#add('Spawn', id, `,"fields":${JSON.stringify(list)}`);
  }

  enter(id: number | string): this {
    return this.#add('Enter', id);
  }

  exit(id: number | string): this {
    return this.#add('Exit', id);
  }

  close(id: number | string): this {
    return this.#add('Close', id);
  }

  wake(id: number | string, selfWake = false): this {
    return this.#add('Waker', id, `,"op":{"Wake":{"self_wake":${selfWake}}}`);
  }

  wakeByRef(id: number | string, selfWake = false): this {
    return this.#add('Waker', id, `,"op":{"WakeByRef":{"self_wake":${selfWake}}}`);
  }

  clone(id: number | string): this {
    return this.#add('Waker', id, ',"op":"Clone"');
  }

  drop(id: number | string): this {
    return this.#add('Waker', id, ',"op":"Drop"');
  }

  /** A blocking task that runs to its end: it shows whether the drop of a future enters its span. */
  blocking(id: number, dropsEnter: boolean): this {
    this.spawn(id, { kind: 'blocking', 'task.id': 9000 + id, fn: 'program::work' })
      .enter(id)
      .exit(id);
    if (dropsEnter) this.enter(id).exit(id);
    return this.close(id);
  }

  get lines(): readonly string[] {
    return this.#lines;
  }

  get text(): string {
    return `${this.#lines.join('\n')}\n`;
  }

  #add(kind: string, id: number | string, rest = ''): this {
    this.#nanoseconds += 1000;
    const at = `{"secs_since_epoch":1700000000,"nanos_since_epoch":${this.#nanoseconds}}`;
    this.#lines.push(`{"${kind}":{"id":${id},"at":${at}${rest}}}`);
    return this;
  }
}
