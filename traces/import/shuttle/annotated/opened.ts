import { InputError } from '../../../errors.ts';
import type { SourceFile } from '../../../read/source.ts';
import type { Piece } from '../../json-document/cutter.ts';
import { Document } from '../../json-document/pieces.ts';
import { Tables } from './tables.ts';

/** An annotated schedule whose tables have been read. */
export interface Opened {
  readonly tables: Tables;
  readonly document: Document;
  /** The pieces from the first event on, or before it. */
  readonly pieces: AsyncGenerator<readonly Piece[]>;
}

const isOfEvents = ({ member }: Piece): boolean => member === 'events';

async function* following(
  first: readonly Piece[],
  rest: AsyncGenerator<readonly Piece[]>,
): AsyncGenerator<readonly Piece[]> {
  try {
    if (first.length > 0) yield first;
    yield* rest;
  } finally {
    await rest.return(undefined);
  }
}

const lacks = (file: SourceFile, member: string): InputError =>
  new InputError(
    {
      code: 'TRACE014',
      problem: `the annotated schedule lacks '${member}'`,
      advice: 'Was it edited? Shuttle writes version, files, functions, objects, tasks and events.',
    },
    file.path,
    { offset: 0 },
  );

/**
 * Reads an annotated schedule up to its events. Shuttle writes them last; where another program has sorted the members,
 * the file is read a second time.
 * @throws InputError
 */
export async function openAnnotated(file: SourceFile): Promise<Opened> {
  const tables = new Tables();
  const document = new Document(file);
  const pieces = document.pieces();
  let sawEvents = false;
  for (;;) {
    const next = await pieces.next();
    if (next.done === true) break;
    for (const [index, piece] of next.value.entries()) {
      if (Tables.has(piece.member)) document.read(piece, (value) => tables.add(piece, value));
      if (!isOfEvents(piece)) continue;
      if (tables.complete && !sawEvents)
        return { tables, document, pieces: following(next.value.slice(index), pieces) };
      sawEvents = true;
    }
  }
  const isWhole = document.ending?.closed === true;
  if (isWhole && !tables.hasVersion) throw lacks(file, 'version');
  if (isWhole && !sawEvents) throw lacks(file, 'events');
  const again = new Document(file);
  return { tables, document: again, pieces: again.pieces() };
}
