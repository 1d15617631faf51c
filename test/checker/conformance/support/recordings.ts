import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** Of 1.51.1: worker 1 steals task 2 from the LIFO slot of worker 0, which only four releases allow. */
export const stolenFromSlot: string = join(
  import.meta.dirname,
  '../../../../examples/captures/1.51.1-probed/S5-wake1-mt2.jsonl.gz',
);

/** The position of the event after that steal, which the other releases cannot show. */
export const afterTheSteal = 67;

/** The lines of that recording, the header first. */
export const stolenLines: readonly string[] = gunzipSync(readFileSync(stolenFromSlot))
  .toString('utf8')
  .trimEnd()
  .split('\n');

/** The same text with another header. */
export const withHeader = (changes: Readonly<Record<string, unknown>>): string => {
  const [header = '', ...rest] = stolenLines;
  const fields: unknown = JSON.parse(header);
  return [JSON.stringify({ ...Object(fields), ...changes }), ...rest].map((line) => `${line}\n`).join('');
};

/** A native recording with two workers, in which everything that a search needs is covered but for `unseen`. */
export const nativeText = (events: readonly object[], unseen: readonly string[] = []): string => {
  const kinds = [
    'spawn.begin',
    'poll.begin',
    'poll.end',
    'yield',
    'wake.begin',
    'park.begin',
    'park.end',
    'gap',
  ];
  const covered = kinds.filter((kind) => !unseen.includes(kind));
  const header = {
    e: 'header',
    v: 1,
    runtime: { name: 'tokio', version: '1.53.1', flavor: 'multi_thread', workers: 2, config: {} },
    recorder: { name: 'by hand', format: 'yieldcheck-1' },
    clock: { domain: 'logical' },
    order: { across: 'gseq' },
    coverage: Object.fromEntries(covered.map((kind) => [kind, 'all'])),
  };
  const stamped = events.map((event, g) => ({ g, t: g, s: 1, w: 0, ...event }));
  const end = { e: 'end', n: events.length, complete: true };
  return [header, ...stamped, end].map((record) => `${JSON.stringify(record)}\n`).join('');
};
