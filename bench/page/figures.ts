/** How fast frames came while a chart moved. */
export interface Motion {
  /** What was done, such as `panning, rows of workers, all of it`. */
  readonly name: string;
  readonly framesPerSecond: number;
  /** The 95th percentile of the time between two frames, in milliseconds. */
  readonly slowFrame: number;
}

/** What was measured of one page. */
export interface PageFigures {
  readonly events: number;
  /** Size of the file. */
  readonly bytes: number;
  /** From the start of the navigation until something was painted, in milliseconds. */
  readonly firstPaint: number;
  /** The same until the time line was drawn. */
  readonly drawn: number;
  readonly motions: readonly Motion[];
}

/** The figures for people. */
export const pageTable = ({ events, bytes, firstPaint, drawn, motions: all }: PageFigures): string =>
  [
    `${events.toLocaleString('en-GB')} events in a page of ${Math.round(bytes / 1024).toLocaleString('en-GB')} kB`,
    `  something is painted after  ${firstPaint.toFixed(0)} ms`,
    `  the time line is there after  ${drawn.toFixed(0)} ms`,
    ...all.map(
      ({ name, framesPerSecond, slowFrame }) =>
        `  ${name}: ${framesPerSecond.toFixed(0)} frames/s, one in twenty takes ${slowFrame.toFixed(0)} ms or longer`,
    ),
    '',
  ].join('\n');
