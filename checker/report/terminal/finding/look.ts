import type { Detail } from '../../check-reporter.ts';
import type { Output } from '../../output.ts';
import type { Palette } from '../../text/palette.ts';
import { palette } from '../../text/palette.ts';
import type { Symbols } from '../../text/symbols.ts';
import { symbolsFor } from '../../text/symbols.ts';

/** How findings are drawn. */
export interface Look {
  /** Number of columns. */
  readonly width: number;
  readonly colours: Palette;
  readonly symbols: Symbols;
  /** Whether counters, every step and every road are shown. */
  readonly everything: boolean;
}

/** How findings are drawn on `output`. */
export const lookOf = (output: Output, detail: Detail): Look => ({
  width: output.columns,
  colours: palette(output.colour),
  symbols: symbolsFor(output.unicode ?? true),
  everything: detail === 'verbose',
});
