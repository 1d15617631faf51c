/** What a viewer is shown, in whatever format: marks on tracks, in the order of the file. */
export interface Shown {
  readonly tracks: ReadonlyMap<string, { readonly name: string; readonly isThread: boolean }>;
  readonly marks: readonly ShownMark[];
}

export interface ShownMark {
  readonly type: 'begin' | 'end' | 'instant' | 'count';
  readonly track: string;
  /** Nanoseconds. */
  readonly t: number;
  readonly name: string;
  readonly category: string;
  readonly args: Readonly<Record<string, unknown>>;
  readonly starts: readonly number[];
  readonly stops: readonly number[];
}

/** The marks on each track, in the order in which a viewer sees them: by time, and by place in the file at one time. */
export const byTrack = ({ marks }: Shown): ReadonlyMap<string, readonly ShownMark[]> => {
  const sorted = marks
    .map((mark, place) => ({ mark, place }))
    .toSorted((a, b) => a.mark.t - b.mark.t || a.place - b.place);
  const tracks = new Map<string, ShownMark[]>();
  for (const { mark } of sorted) {
    const marksOfTrack = tracks.get(mark.track) ?? [];
    marksOfTrack.push(mark);
    tracks.set(mark.track, marksOfTrack);
  }
  return tracks;
};

const threadIn = (name: string): number => Number(/(?:thread|no thread,) (\d+)/u.exec(name)?.[1]);

const stamped = (
  e: string,
  s: number,
  mark: ShownMark,
  prefix: '' | 'end.',
  known: Readonly<Record<string, unknown>>,
): Record<string, unknown> => {
  const own = Object.entries(mark.args)
    .filter(([name]) => name.startsWith(prefix))
    .map(([name, value]) => [name.slice(prefix.length), value]);
  return { e, s, t: mark.t, ...known, ...Object.fromEntries(own) };
};

/** The events that are shown on the track of one thread. */
const eventsOf = (name: string, marks: readonly ShownMark[]): readonly Record<string, unknown>[] => {
  const s = threadIn(name);
  const open: ShownMark[] = [];
  return marks.flatMap((mark) => {
    if (mark.type === 'instant') return [stamped(mark.category, s, mark, '', {})];
    if (mark.type === 'begin') {
      open.push(mark);
      return [stamped(mark.category, s, mark, '', {})];
    }
    const begun = open.pop();
    if (begun === undefined || !('end.g' in mark.args)) return [];
    const { task, w } = begun.args;
    const known = task === undefined ? { w } : { w, task };
    return [stamped(begun.category.replace('.begin', '.end'), s, mark, 'end.', known)];
  });
};

/** The events that are shown, in their order. */
export const recovered = (shown: Shown): readonly Record<string, unknown>[] => {
  const marks = byTrack(shown);
  const threads = [...shown.tracks].filter(([, { isThread }]) => isThread);
  return threads
    .flatMap(([track, { name }]) => eventsOf(name, marks.get(track) ?? []))
    .toSorted((one, other) => Number(one['g']) - Number(other['g']));
};
