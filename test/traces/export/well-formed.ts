import { byTrack, type Shown, type ShownMark } from './shown.ts';

/** Slices nest, and all that begins ends. */
function* nestingTroubles(marks: readonly ShownMark[]): Generator<string> {
  let depth = 0;
  let deepest = 0;
  for (const { type, t } of marks) {
    if (type === 'begin') depth++;
    if (type === 'end') depth--;
    if (depth < 0) yield `nothing is open that could end at ${t}`;
    deepest = Math.max(deepest, depth);
  }
  if (depth !== 0) yield `${depth} slices never end`;
  // The trace processor drops what is deeper.
  if (deepest >= 512) yield `${deepest} slices within each other`;
}

/** Each arrow starts once and stops at most once, not before it starts. */
function* arrowTroubles(marks: readonly ShownMark[]): Generator<string> {
  const started = new Map<number, number>();
  const stopped = new Set<number>();
  for (const { starts, stops, t } of marks) {
    for (const arrow of starts) {
      if (started.has(arrow)) yield `arrow ${arrow} starts twice`;
      started.set(arrow, t);
    }
    for (const arrow of stops) {
      if (stopped.has(arrow)) yield `arrow ${arrow} stops twice`;
      if (!((started.get(arrow) ?? Infinity) <= t)) yield `arrow ${arrow} stops before it starts`;
      stopped.add(arrow);
    }
  }
}

/** What viewers would not forgive: tracks without a declaration, times that go back, slices that do not nest, arrows back. */
export function* troublesIn(shown: Shown): Generator<string> {
  const latest = new Map<string, number>();
  for (const { track, t } of shown.marks) {
    if (!shown.tracks.has(track)) yield `track ${track} was not declared`;
    if (t < (latest.get(track) ?? 0)) yield `time goes back to ${t} on ${track}`;
    latest.set(track, t);
  }
  for (const marks of byTrack(shown).values())
    yield* nestingTroubles(marks.filter(({ type }) => type !== 'count'));
  yield* arrowTroubles(shown.marks);
}
