import { styleText } from 'node:util';
import type { VerdictKind } from '../../verdict.ts';

/** Turns a piece of text into the same text with emphasis. */
export type Paint = (text: string) => string;

/** The few kinds of emphasis that reports use. Each adds to words that already say it. */
export interface Palette {
  readonly good: Paint;
  readonly bad: Paint;
  readonly doubtful: Paint;
  readonly faint: Paint;
  readonly strong: Paint;
}

const plain: Paint = (text) => text;

const style =
  (format: Parameters<typeof styleText>[0]): Paint =>
  (text) =>
    styleText(format, text, { validateStream: false });

/** The emphasis of an output that wants colours, or that does not. */
export const palette = (colour: boolean): Palette =>
  colour
    ? {
        good: style('green'),
        bad: style(['bold', 'red']),
        doubtful: style('yellow'),
        faint: style('dim'),
        strong: style('bold'),
      }
    : { good: plain, bad: plain, doubtful: plain, faint: plain, strong: plain };

/** The word for a verdict. */
export const verdictWord: Readonly<Record<VerdictKind, string>> = {
  holds: 'holds',
  violated: 'VIOLATED',
  inconclusive: 'inconclusive',
  'not-checkable': 'not checkable',
  vacuous: 'vacuous',
};

/** The emphasis that goes with a verdict. */
export const verdictPaint = (colours: Palette, verdict: VerdictKind): Paint =>
  ({
    holds: colours.good,
    violated: colours.bad,
    inconclusive: colours.doubtful,
    'not-checkable': colours.faint,
    vacuous: colours.doubtful,
  })[verdict];
