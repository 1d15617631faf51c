/** A schedule: the tasks in the order in which they run, and null for a random number. */
export interface PlainSchedule {
  readonly seed: bigint;
  readonly steps: readonly (number | null)[];
}

function varint(value: bigint): readonly number[] {
  const low = Number(value & 0x7fn);
  const rest = value >> 7n;
  return rest === 0n ? [low] : [low | 0x80, ...varint(rest)];
}

/** Writes a schedule as its format is described: header, then bits with the lowest first, with room for tasks alone. */
export function encoded({ seed, steps }: PlainSchedule): string {
  const width = Math.max(1, ...steps.map((task) => (task ?? 0).toString(2).length));
  const bits = steps.flatMap((task) =>
    task === null ? ['1'] : ['0', ...task.toString(2).padStart(width, '0').split('').toReversed()],
  );
  const room = Math.ceil((steps.length * (1 + width)) / 8);
  const bytes = Array.from({ length: room }, (_, at) =>
    Number.parseInt(
      bits
        .slice(at * 8, at * 8 + 8)
        .join('')
        .padEnd(8, '0')
        .split('')
        .toReversed()
        .join(''),
      2,
    ),
  );
  const header = [0x91, ...varint(BigInt(width)), ...varint(BigInt(steps.length)), ...varint(seed)];
  return Buffer.from([...header, ...bytes]).toString('hex');
}
