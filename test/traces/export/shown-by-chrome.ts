import type { Shown, ShownMark } from './shown.ts';

interface ChromeRecord {
  readonly ph: string;
  readonly pid: number;
  readonly tid?: number;
  readonly ts?: number;
  readonly name?: string;
  readonly cat?: string;
  readonly id?: number;
  readonly args?: Readonly<Record<string, unknown>>;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isRecord = (value: unknown): value is ChromeRecord =>
  isObject(value) && typeof value['ph'] === 'string' && typeof value['pid'] === 'number';

const recordsIn = (text: string): readonly ChromeRecord[] => {
  const file: unknown = JSON.parse(text);
  const records = isObject(file) ? file['traceEvents'] : undefined;
  if (!Array.isArray(records) || !records.every(isRecord)) throw new Error('not a Chrome trace');
  return records;
};

const types: ReadonlyMap<string, ShownMark['type']> = new Map([
  ['B', 'begin'],
  ['E', 'end'],
  ['i', 'instant'],
  ['C', 'count'],
]);

const trackOf = ({ pid, tid, ph, name }: ChromeRecord): string =>
  ph === 'C' ? `counter ${name}` : `${pid}/${tid}`;

const threadNamed = (name: string, pid: number) => ({
  name,
  isThread: pid === 1 && !name.startsWith('lost'),
});

/** What a viewer of Chrome's format shows: an arrow belongs to the slice or instant that was last written on its track. */
export const shownByChrome = (text: string): Shown => {
  const tracks = new Map([['1/3', { name: 'the runtime', isThread: false }]]);
  const marks: (ShownMark & { starts: number[]; stops: number[] })[] = [];
  let origin = 0;
  for (const record of recordsIn(text)) {
    const { ph, pid, ts = 0, name = '', cat = '', id = 0, args = {} } = record;
    const track = trackOf(record);
    if (ph === 'M') {
      if (name === 'thread_name') tracks.set(track, threadNamed(String(args['name']), pid));
      continue;
    }
    if (cat === 'header') origin = Number(args['t']);
    const t = origin + Math.round(ts * 1000);
    const type = types.get(ph);
    if (type === 'count') tracks.set(track, { name, isThread: false });
    if (type !== undefined) {
      marks.push({ type, track, t, name, category: cat, args, starts: [], stops: [] });
      continue;
    }
    const bound = marks.findLast((mark) => mark.track === track);
    if (bound === undefined || bound.t !== t) throw new Error('an arrow is bound to nothing');
    bound[ph === 's' ? 'starts' : 'stops'].push(id);
  }
  return { tracks, marks };
};
