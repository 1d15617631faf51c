import { isUtf8 } from 'node:buffer';
import type { InputFault } from '../../errors.ts';

/** The longest element or member that is held in memory, in bytes. */
export const longestPiece = 16 * 1024 * 1024;

/**
 * A piece of a JSON document. Arrays that are the document, or a member of the object that is, are cut into their
 * elements; other members are whole. `array` announces an array before its elements.
 */
export interface Piece {
  readonly kind: 'array' | 'element' | 'value';
  /** The member it belongs to; undefined in a document that is an array. */
  readonly member: string | undefined;
  /** JSON, not parsed yet; empty for `array`. */
  readonly text: string;
  /** Of its first byte in the document. */
  readonly offset: number;
}

/** How a document ended. */
export interface Ending {
  /** Whether its last bracket was there. */
  readonly closed: boolean;
  /** Whether it is an array. */
  readonly isArray: boolean;
  /** Bytes read. */
  readonly length: number;
  /** Where the piece began that was cut off, if one was. */
  readonly cutAt?: number;
}

/** Thrown where a document is not JSON; the reader adds the file. */
export class DocumentFault extends Error {
  override readonly name = 'DocumentFault';
  readonly fault: InputFault;
  readonly offset: number;

  constructor(fault: InputFault, offset: number) {
    super(fault.problem);
    this.fault = fault;
    this.offset = offset;
  }
}

type Expectation = 'document' | 'key' | 'colon' | 'value' | 'element' | 'comma' | 'nothing';

const quote = 0x22;
const comma = 0x2c;
const colon = 0x3a;
const openBracket = 0x5b;
const backslash = 0x5c;
const closeBracket = 0x5d;
const openBrace = 0x7b;
const closeBrace = 0x7d;

const isSpace = (byte: number): boolean => byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
const endsScalar = (byte: number): boolean =>
  isSpace(byte) || byte === comma || byte === closeBracket || byte === closeBrace || byte === colon;

/**
 * Cuts a JSON document that may be far larger than memory into pieces, as its bytes arrive. Only brackets, commas and
 * strings are looked at: whether a piece is JSON is for `JSON.parse` to say. A comma too many before a closing bracket is
 * let pass, as many tools write one.
 */
export class DocumentCutter {
  #expected: Expectation = 'document';
  /** Whether the document is an object. */
  #ofMembers = false;
  /** Whether the elements of an array are being read. */
  #inArray = false;
  #member: string | undefined;

  #inPiece = false;
  #isKey = false;
  #pieceOffset = 0;
  #depth = 0;
  #inString = false;
  #escaped = false;
  #held: Buffer[] = [];
  #heldBytes = 0;

  /** Offset of the chunk at hand. */
  #offset = 0;
  #pieces: Piece[] = [];

  /** The pieces that ended in the last chunk, up to the fault if there was one. */
  get pieces(): readonly Piece[] {
    return this.#pieces;
  }

  /**
   * Reads on.
   * @throws DocumentFault
   */
  push(chunk: Buffer): void {
    this.#pieces = [];
    let at = 0;
    while (at < chunk.length) at = this.#inPiece ? this.#readPiece(chunk, at) : this.#between(chunk, at);
    this.#offset += chunk.length;
  }

  /** To be called after the last chunk. */
  finish(): Ending {
    const closed = this.#expected === 'nothing';
    return {
      closed,
      isArray: !this.#ofMembers,
      length: this.#offset,
      ...(this.#inPiece ? { cutAt: this.#pieceOffset } : {}),
    };
  }

  /** Reads one byte that is outside of all pieces; returns where to go on. */
  #between(chunk: Buffer, at: number): number {
    const byte = chunk[at] ?? 0;
    if (isSpace(byte)) return at + 1;
    switch (this.#expected) {
      case 'document':
        return this.#openDocument(chunk, at, byte);
      case 'colon':
        if (byte !== colon) throw this.#unexpected(byte, at, 'a colon');
        this.#expected = 'value';
        return at + 1;
      case 'value':
        if (byte !== openBracket) return this.#startPiece(at, false);
        this.#openArray(at);
        return at + 1;
      case 'key':
        if (byte === closeBrace) return this.#closeDocument(at);
        if (byte !== quote) throw this.#unexpected(byte, at, 'the name of a member in quotes');
        return this.#startPiece(at, true);
      case 'element':
        if (byte === closeBracket) return this.#closeArray(at);
        if (byte === comma || byte === closeBrace || byte === colon)
          throw this.#unexpected(byte, at, 'an element');
        return this.#startPiece(at, false);
      case 'comma':
        return this.#afterPiece(byte, at);
      case 'nothing':
        throw this.#unexpected(byte, at, 'the end of the file');
    }
  }

  #openDocument(chunk: Buffer, at: number, byte: number): number {
    const isMark =
      this.#offset === 0 && at === 0 && chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf;
    if (isMark) return at + 3;
    if (byte === openBrace) {
      this.#ofMembers = true;
      this.#expected = 'key';
    } else if (byte === openBracket) {
      this.#openArray(at);
    } else {
      throw this.#unexpected(byte, at, 'an object or an array');
    }
    return at + 1;
  }

  #openArray(at: number): void {
    this.#inArray = true;
    this.#expected = 'element';
    this.#pieces.push({ kind: 'array', member: this.#member, text: '', offset: this.#offset + at });
  }

  #closeArray(at: number): number {
    this.#inArray = false;
    this.#expected = this.#ofMembers ? 'comma' : 'nothing';
    return at + 1;
  }

  #closeDocument(at: number): number {
    this.#expected = 'nothing';
    return at + 1;
  }

  #afterPiece(byte: number, at: number): number {
    if (byte === comma) {
      this.#expected = this.#inArray ? 'element' : 'key';
      return at + 1;
    }
    if (this.#inArray && byte === closeBracket) return this.#closeArray(at);
    if (!this.#inArray && byte === closeBrace) return this.#closeDocument(at);
    throw this.#unexpected(byte, at, 'a comma or a closing bracket');
  }

  #startPiece(at: number, isKey: boolean): number {
    this.#inPiece = true;
    this.#isKey = isKey;
    this.#pieceOffset = this.#offset + at;
    this.#depth = 0;
    this.#inString = false;
    return at;
  }

  /** Reads on in a piece, up to its end or that of the chunk; returns where to go on. */
  #readPiece(chunk: Buffer, start: number): number {
    const end = this.#endOfPiece(chunk, start);
    const isWhole = end !== undefined;
    const part = chunk.subarray(start, end);
    if (this.#heldBytes + part.length > longestPiece) throw this.#tooLong();
    if (isWhole) {
      this.#endPiece(this.#heldBytes === 0 ? part : Buffer.concat([...this.#held, part]));
    } else {
      this.#held.push(part);
      this.#heldBytes += part.length;
    }
    return end ?? chunk.length;
  }

  /** Index after the piece's last byte, if that is in this chunk. */
  #endOfPiece(chunk: Buffer, start: number): number | undefined {
    let depth = this.#depth;
    let inString = this.#inString;
    let escaped = this.#escaped;
    for (let at = start; at < chunk.length; at++) {
      const byte = chunk[at] ?? 0;
      if (inString) {
        if (escaped) escaped = false;
        else if (byte === backslash) escaped = true;
        else if (byte === quote) {
          inString = false;
          if (depth === 0) return at + 1;
        }
      } else if (byte === quote) {
        // A quote right after a scalar, as in `1"a"`, is left to JSON.parse.
        inString = true;
      } else if (byte === openBrace || byte === openBracket) {
        depth += 1;
      } else if (depth > 0 && (byte === closeBrace || byte === closeBracket)) {
        depth -= 1;
        if (depth === 0) return at + 1;
      } else if (depth === 0 && endsScalar(byte)) {
        return at;
      }
    }
    this.#depth = depth;
    this.#inString = inString;
    this.#escaped = escaped;
    return undefined;
  }

  #endPiece(bytes: Buffer): void {
    if (!isUtf8(bytes)) throw this.#notText();
    const text = bytes.toString('utf8');
    this.#inPiece = false;
    this.#escaped = false;
    this.#held = [];
    this.#heldBytes = 0;
    if (this.#isKey) {
      this.#member = this.#keyOf(text);
      this.#expected = 'colon';
      return;
    }
    const kind = this.#inArray ? 'element' : 'value';
    this.#pieces.push({ kind, member: this.#member, text, offset: this.#pieceOffset });
    this.#expected = 'comma';
  }

  #keyOf(text: string): string {
    try {
      return String(JSON.parse(text));
    } catch (cause) {
      const problem = 'the name of a member is not a JSON string';
      throw new DocumentFault(
        { code: 'TRACE010', problem, advice: 'Was the file edited or damaged?', cause },
        this.#pieceOffset,
      );
    }
  }

  #unexpected(byte: number, at: number, expected: string): DocumentFault {
    const shown = byte > 0x20 && byte < 0x7f ? `'${String.fromCharCode(byte)}'` : `byte ${byte}`;
    const problem = `the JSON is damaged: ${shown} is where ${expected} must be`;
    return new DocumentFault(
      { code: 'TRACE010', problem, advice: 'Was the file edited, cut, or written by two programs at once?' },
      this.#offset + at,
    );
  }

  #tooLong(): DocumentFault {
    const problem = 'an element of the JSON document is longer than 16 MiB';
    return new DocumentFault(
      { code: 'TRACE008', problem, advice: 'Records are small objects. Is a bracket missing before it?' },
      this.#pieceOffset,
    );
  }

  #notText(): DocumentFault {
    const problem = 'the JSON document is not UTF-8 text';
    return new DocumentFault(
      { code: 'TRACE009', problem, advice: 'Convert it to UTF-8, or record it again.' },
      this.#pieceOffset,
    );
  }
}
