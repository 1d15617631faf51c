/** Values that belong to a mark, as JSON. */
export type Args = Readonly<Record<string, unknown>>;

/** What a track shows: the runtime itself, what one thread saw, when events of a thread were lost, a task, or a figure. */
export type TrackOf = 'runtime' | 'thread' | 'losses' | 'task' | 'counter';

/** Arrows from wakes to polls, by number. A number names one arrow of the whole timeline and is never 0. */
export interface Arrows {
  /** The arrow that starts here. */
  readonly out?: number;
  /** The arrows that end here. */
  readonly in?: readonly number[];
}

/** A line of a timeline. */
export interface Track {
  /** From 1; no two tracks share one. */
  readonly number: number;
  readonly of: TrackOf;
  readonly name: string;
}

/** Declares a track, before anything is on it; or gives it a better name. */
export interface TrackMark {
  readonly mark: 'track';
  readonly track: Track;
}

interface Placed {
  readonly track: Track;
  /** Nanoseconds since the clock's origin; never less than before on the same track. */
  readonly t: number;
}

interface Named extends Placed {
  readonly name: string;
  /** The kind of the event that is shown, or another word for what only repeats others. */
  readonly category: string;
  readonly args?: Args;
  readonly arrows?: Arrows;
}

/** Something lasting begins. What begins on a track while it lasts also ends before it. */
export interface BeginMark extends Named {
  readonly mark: 'begin';
}

/** What began last on this track, and has not ended yet, ends. */
export interface EndMark extends Placed {
  readonly mark: 'end';
  readonly args?: Args;
}

/** Something happens at a moment. */
export interface InstantMark extends Named {
  readonly mark: 'instant';
}

/** A counter has this value from now on. */
export interface CountMark extends Placed {
  readonly mark: 'count';
  readonly value: number;
}

/** One thing to draw on a timeline. */
export type Mark = TrackMark | BeginMark | EndMark | InstantMark | CountMark;

/** Takes marks, in the order in which they are to be written. */
export type Draw = (mark: Mark) => void;
