import type { Finding } from '../explain/finding.ts';
import { findingText } from '../report/terminal/finding/finding.ts';
import { palette } from '../report/text/palette.ts';
import { symbolsFor } from '../report/text/symbols.ts';

/** How a finding is written. */
export interface TextOptions {
  /** Characters in a line, at least 40; 100 if absent. */
  readonly columns?: number;
  /** Whether escape sequences colour it; false if absent. */
  readonly colour?: boolean;
  /** Whether it may be drawn with other signs than ASCII; true if absent. */
  readonly unicode?: boolean;
  /** Whether counters, every step and every road not taken are shown; false if absent. */
  readonly everything?: boolean;
}

const usualColumns = 100;
/** Narrower than this, tables stop making sense. */
const fewestColumns = 40;

/**
 * A finding as the command line prints it: what happened, who is to blame, step by step what shows it, what would fix it, and
 * the command that shows it again. Nothing of a trace can act on a terminal through it.
 *
 * @returns lines, each with its end
 *
 * @example
 * ```ts
 * const { findings } = await check('recording.jsonl.gz');
 * const report = findings.map((finding) => textOf(finding)).join('\n');
 * ```
 */
export const textOf = (finding: Finding, options: TextOptions = {}): string => {
  const { columns = usualColumns, colour = false, unicode = true, everything = false } = options;
  return findingText(finding, {
    width: Math.max(fewestColumns, Math.floor(columns)),
    colours: palette(colour),
    symbols: symbolsFor(unicode),
    everything,
  });
};
