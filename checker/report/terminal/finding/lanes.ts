/** Who may have a column: a worker by its index, null for the environment. */
export type Actor = number | null;

/** How the steps of a run are laid out: a column for each actor, one column that names them, or one below the other. */
export type Arrangement =
  /** Actions take at most `widest` columns. */
  | { readonly kind: 'lanes'; readonly widest: number }
  | { readonly kind: 'named' }
  | { readonly kind: 'stacked' };

/** What changed is worth reading from this width on. */
const narrowestText = 24;
/** The name of an action can be told from others when so much of it is left. */
const narrowestLane = 13;
const gap = 2;

/** An actor as the title of a column. */
export const actorTitle = (actor: Actor): string => (actor === null ? 'environment' : `worker ${actor}`);

/** An actor in a column of them. */
export const actorInBrief = (actor: Actor): string => (actor === null ? 'env' : `w${actor}`);

/** What the lanes of `widths` take when none of them is wider than `widest`. */
const taken = (widths: readonly number[], widest: number): number =>
  widths.reduce((sum, width) => sum + Math.min(width, widest) + gap, 0);

/**
 * The most telling arrangement that fits. `width` is what is left for it; `lanes` are the columns that each actor's
 * actions and title need.
 */
export const arrangementFor = (width: number, lanes: readonly number[], steps: number): Arrangement => {
  const step = Math.max('step'.length, String(steps).length) + gap;
  const longest = Math.max('action'.length, ...lanes);
  for (let widest = longest; widest >= Math.min(longest, narrowestLane); widest--)
    if (step + taken(lanes, widest) + narrowestText <= width) return { kind: 'lanes', widest };
  return step + 'env'.length + gap + longest + gap + narrowestText <= width
    ? { kind: 'named' }
    : { kind: 'stacked' };
};
