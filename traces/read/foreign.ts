import type { InputFault } from '../errors.ts';

interface Foreign {
  readonly name: string;
  readonly recognise: (head: Buffer, text: string) => boolean;
  readonly advice?: string;
}

const startsWith =
  (...bytes: readonly number[]) =>
  (head: Buffer): boolean =>
    head.subarray(0, bytes.length).equals(Buffer.from(bytes));

const ascii = (text: string): ((head: Buffer) => boolean) => startsWith(...Buffer.from(text, 'latin1'));

const known: readonly Foreign[] = [
  {
    name: 'an old dial9 trace (TOKIOTRC)',
    recognise: ascii('TOKIOTRC'),
    advice: 'Its format was given up before the first release: record with dial9 of March 2026 or later.',
  },
  {
    name: 'a file compressed with zstd',
    recognise: startsWith(0x28, 0xb5, 0x2f, 0xfd),
    advice: 'Decompress it first.',
  },
  {
    name: 'a file compressed with gzip twice',
    recognise: startsWith(0x1f, 0x8b),
    advice: 'Decompress it once.',
  },
  {
    name: 'text in UTF-16',
    recognise: (head) =>
      startsWith(0xff, 0xfe)(head) ||
      startsWith(0xfe, 0xff)(head) ||
      ascii('{\0"\0')(head) ||
      ascii('\0{\0"')(head),
    advice: 'Convert it to UTF-8, for example with `iconv -f UTF-16 -t UTF-8`.',
  },
];

/** Names a format that cannot be read but is recognised by a file's first bytes. */
export function foreignFormat(head: Buffer): InputFault | undefined {
  const text = head.subarray(0, 4096).toString('latin1');
  const found = known.find(({ recognise }) => recognise(head, text));
  if (found === undefined) return undefined;
  return {
    code: 'TRACE011',
    problem: `this is ${found.name}, which yieldcheck cannot read`,
    advice:
      found.advice ?? "Convert it to yieldcheck's own JSON Lines; `yieldcheck list formats` describes them.",
  };
}
