/** A runtime that programs are recorded on. */
export interface Shape {
  /** As in the names of recordings. */
  readonly name: 'mt1' | 'mt2' | 'mt4' | 'ct';
  readonly args: readonly string[];
}

const multiThread = (name: Shape['name'], workers: number): Shape => ({
  name,
  args: ['--flavor', 'multi_thread', '--workers', String(workers)],
});

/** One, two and four workers, and a current_thread runtime. */
export const shapes: readonly Shape[] = [
  multiThread('mt1', 1),
  multiThread('mt2', 2),
  multiThread('mt4', 4),
  { name: 'ct', args: ['--flavor', 'current_thread'] },
];
