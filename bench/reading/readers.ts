import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { openTrace } from '../../traces/read/open.ts';

/** Number of events by kind. */
export type Counts = Readonly<Record<string, number>>;

class Tally {
  readonly #counts = new Map<string, { n: number }>();

  add(kind: string): void {
    const count = this.#counts.get(kind);
    if (count === undefined) this.#counts.set(kind, { n: 1 });
    else count.n++;
  }

  counts(): Counts {
    return Object.fromEntries(Array.from(this.#counts, ([kind, { n }]) => [kind, n]));
  }
}

/** As `check` reads: every line is held to its schema, order and count are checked, and events are made of all. */
async function ours(file: string): Promise<Counts> {
  const tally = new Tally();
  const trace = await openTrace(file);
  for await (const batch of trace.batches()) for (const { e } of batch) tally.add(e);
  return tally.counts();
}

interface Line {
  readonly e: string;
}

const parse = (line: string): Line => JSON.parse(line);

/** The obvious way: `node:readline` and `JSON.parse`, without any check. */
async function readline(file: string): Promise<Counts> {
  const tally = new Tally();
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Infinity }))
    tally.add(parse(line).e);
  return tally.counts();
}

/** The faster way in JavaScript: chunks of text, cut where newlines are, and `JSON.parse` of every line. */
async function jsonParse(file: string): Promise<Counts> {
  const tally = new Tally();
  let rest = '';
  for await (const chunk of createReadStream(file, { highWaterMark: 256 * 1024, encoding: 'utf8' })) {
    const text = rest + String(chunk);
    let at = 0;
    for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', at)) {
      tally.add(parse(text.slice(at, end)).e);
      at = end + 1;
    }
    rest = text.slice(at);
  }
  return tally.counts();
}

/** The ways of reading that are JavaScript, by name. */
export const readers: Readonly<Record<string, (file: string) => Promise<Counts>>> = {
  yieldcheck: ours,
  json_parse: jsonParse,
  readline,
};
