import type { Schema } from '../../../model/index.ts';
import type { ExplainedRun } from '../../explain/counterexample.ts';
import type { Violation } from '../../verdict.ts';
import type { Palette } from '../text/palette.ts';
import { count } from '../text/words.ts';
import { hanging } from '../text/wrap.ts';
import { eventTable } from './event-table.ts';
import { runTable, startText } from './run-table.ts';

/** A finding of an exploration: a claim, and the shortest run that shows it. */
export interface Finding {
  /** The first line. */
  readonly title: string;
  /** Label and text, such as what the property says. */
  readonly facts: readonly (readonly [label: string, text: string])[];
  /** Why the run is a counterexample, with the events that show it. */
  readonly example?: Violation;
  readonly run?: ExplainedRun;
  readonly workers: number;
  readonly schema: Schema;
  /** The command that shows it again. */
  readonly reproduce?: string;
}

const labelWidth = 11;

/** The lines of a finding: what, why, which events, step by step, and how to see it again. */
export const findingText = (finding: Finding, width: number, colours: Palette): string => {
  const { title, facts, example, run, workers, schema, reproduce } = finding;
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
      `  ${count(run.steps.length, 'step')}, none shorter. Numbers in queues are tasks, the front first.`,
      hanging('  start: ', startText(run, schema), width),
      ...runTable(run, workers, schema, width, colours),
    );
  }
  if (reproduce !== undefined) lines.push('', `  reproduce  ${colours.strong(reproduce)}`);
  return `${lines.join('\n')}\n`;
};
