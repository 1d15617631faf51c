import type { ExplainedRun } from '../../explain/counterexample.ts';
import type { FoundAs } from '../../explain/finding.ts';
import type { Violation } from '../../verdict.ts';
import { lengthInWords } from '../text/found-as.ts';
import type { Palette } from '../text/palette.ts';
import { hanging } from '../text/wrap.ts';
import { eventTable } from './event-table.ts';
import type { RunLayout } from './run-table.ts';
import { runTable, sourceTable, startText } from './run-table.ts';

/** A finding of an exploration: a claim, and the shortest run that shows it. */
export interface Finding {
  /** The first line. */
  readonly title: string;
  /** Label and text, such as what the property says. */
  readonly facts: readonly (readonly [label: string, text: string])[];
  /** Why the run is a counterexample, with the events that show it. */
  readonly example?: Violation;
  readonly run?: ExplainedRun;
  /** Whether no shorter run shows it. */
  readonly shortest: boolean;
  /** How it was found, where it was made simpler since. */
  readonly found?: FoundAs;
  readonly layout: RunLayout;
  /** The command that shows it again. */
  readonly reproduce?: string;
}

const labelWidth = 12;

/** The lines of a finding: what, why, which events, step by step, and how to see it again. */
export const findingText = (finding: Finding, colours: Palette): string => {
  const { title, facts, example, run, layout, reproduce } = finding;
  const { width, schema } = layout;
  const fact = (label: string, text: string): string => hanging(`  ${label.padEnd(labelWidth)}`, text, width);
  const lines = [title, ...facts.map(([label, text]) => fact(label, text))];
  if (example !== undefined) {
    lines.push(fact('why', example.because));
    if (example.events.length > 0)
      lines.push('  events', ...eventTable(example.events, width - 4, colours).map((line) => `    ${line}`));
  }
  if (run !== undefined) {
    lines.push(
      '',
      hanging(
        '  ',
        `${lengthInWords(run.steps.length, finding.shortest, finding.found)}. Numbers in queues are tasks, the front first.`,
        width,
      ),
      hanging('  start: ', startText(run, schema), width),
      '',
      ...runTable(run, layout, colours),
      '',
      ...sourceTable(run, width, colours),
    );
  }
  if (reproduce !== undefined) lines.push('', `  reproduce  ${colours.strong(reproduce)}`);
  return `${lines.join('\n')}\n`;
};
