import { InputError } from '../../errors.ts';
import { RecordFault } from '../../event/record-fault.ts';
import { LineSource } from '../../read/line-source.ts';
import type { SourceFile } from '../../read/source.ts';
import { printedIn } from './printed.ts';
import type { Recorded } from './record.ts';
import { recordOf } from './record.ts';

/** Something in the output of bpftrace that concerns the recording. */
export type Item =
  | Extract<Recorded, { readonly kind: 'script' | 'end' | 'event' }>
  | { readonly kind: 'lost'; readonly events: number }
  | { readonly kind: 'stray' };

/** Output that is cut in the middle of its last line loses that line. */
const isUnfinished = (error: unknown, isLast: boolean): boolean =>
  isLast &&
  error instanceof RecordFault &&
  (error.fault.code === 'TRACE010' || error.fault.code === 'TRACE014');

/** Reads one line; with `isLast` no newline ended it. */
function itemsOf(line: string, isLast: boolean): readonly Item[] {
  const items: Item[] = [];
  for (const printed of printedIn(line)) {
    try {
      if (printed.kind === 'line') items.push(recordOf(printed.text));
      else if (printed.kind !== 'chatter') items.push(printed);
    } catch (error) {
      if (!isUnfinished(error, isLast)) throw error;
    }
  }
  return items;
}

const batchLength = 4096;

/**
 * What is in the output of bpftrace, some at a time and in the order of the file.
 * @throws InputError with the line
 */
export async function* itemsIn(file: SourceFile): AsyncGenerator<readonly Item[]> {
  const lines = new LineSource(file.path, file.chunks());
  try {
    let items: Item[] = [];
    let fault: InputError | undefined;
    for (;;) {
      const block = await lines.next().catch((error: unknown) => {
        if (!(error instanceof InputError)) throw error;
        fault = error;
      });
      if (block === undefined) break;
      for (; !block.done; lines.line++) {
        try {
          const line = block.take();
          items.push(...itemsOf(line, !block.ended && block.done));
        } catch (error) {
          if (!(error instanceof RecordFault)) throw error;
          fault = lines.fault(error.fault, lines.line);
          break;
        }
      }
      if (fault !== undefined) break;
      if (items.length < batchLength) continue;
      yield items;
      items = [];
    }
    if (items.length > 0) yield items;
    if (fault !== undefined) throw fault;
  } finally {
    await lines.close();
  }
}
