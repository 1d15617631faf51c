import type { Answer } from '../../../check/conformance/outcome.ts';
import { ruleBook } from '../../../conformance/index.ts';
import type { RuleName, SharedReason } from '../../../conformance/index.ts';
import type { Palette } from '../../text/palette.ts';
import { eventInWords } from '../../text/place.ts';
import { visible } from '../../text/visible.ts';
import { count, number } from '../../text/words.ts';
import { hanging } from '../../text/wrap.ts';
import { eventTable } from '../event-table.ts';
import { repairLines } from './repairs.ts';
import { predictedPart } from './predicted-part.ts';
import { timelineLines } from './timeline.ts';

/** How many states that break one rule are shown when everything is asked for, and when it is not. */
const shownStates = { verbose: 20, usual: 3 } as const;

/** What a reader needs in order to believe a refusal and to see it again. */
export interface RefusalStory {
  readonly answer: Answer;
  /** The command that shows it again. */
  readonly reproduce: string;
  readonly verbose: boolean;
}

const byRule = (
  reasons: readonly SharedReason[],
): readonly (readonly [RuleName, readonly SharedReason[]])[] => {
  const rules = [...new Set(reasons.map(({ rule }) => rule))];
  return rules.map((rule) => [rule, reasons.filter((reason) => reason.rule === rule)]);
};

const tellRule = (
  [rule, reasons]: readonly [RuleName, readonly SharedReason[]],
  width: number,
  verbose: boolean,
  colours: Palette,
): readonly string[] => {
  const { says, source } = ruleBook[rule];
  const shown = reasons.slice(0, shownStates[verbose ? 'verbose' : 'usual']);
  const more = reasons.length - shown.length;
  return [
    `  rule       ${colours.strong(rule)}`,
    hanging('  says       ', says, width),
    hanging('  source     ', source, width),
    ...shown.map(({ here, hypotheses }, i) =>
      hanging(
        i === 0 ? '  but        ' : '             ',
        `${here} (${count(hypotheses, 'hypothesis', 'hypotheses')})`,
        width,
      ),
    ),
    ...(more > 0 ? [`             and ${count(more, 'other state')} of the hidden part`] : []),
  ];
};

const unseenText = ({ unseen }: Answer): string =>
  `${unseen.join(', ')}: the search goes without, and may refuse what ${unseen.length === 1 ? 'it' : 'they'} would explain`;

/** A refused recording: the event, the rule in its way, what every way to fill in the hidden part has there instead. */
export const refusalStory = (
  { answer, reproduce, verbose }: RefusalStory,
  width: number,
  colours: Palette,
): string => {
  const { file, release, conformance, before, unseen } = answer;
  const { at, events, reasons, polls, repairs } = conformance;
  const lines = [`${colours.bad('REFUSED')}  by Tokio ${visible(release)}: ${colours.strong(visible(file))}`];
  if (at !== undefined) lines.push(hanging('  event      ', `g ${number(at.g)}: ${eventInWords(at)}`, width));
  const accepted = `${count(events, 'event')} before it; ${predictedPart(polls)}`;
  lines.push(`  accepted   ${events === 0 ? 'nothing before it' : accepted}`);
  if (verbose) lines.push(...timelineLines(conformance.timeline, width));
  for (const rule of byRule(reasons)) lines.push(...tellRule(rule, width, verbose, colours));
  if (reasons.length === 0)
    lines.push(
      hanging('  rule       ', 'no single one: no way to fill in what came before leads here', width),
    );
  if (at !== undefined)
    lines.push(
      `  recorded   last on ${at.w === null ? `thread ${at.s}` : `worker ${at.w}`}, up to the event`,
      ...eventTable([...before, at], width - 4, colours).map((line) => `    ${line}`),
    );
  if (repairs !== undefined) lines.push(...repairLines(repairs, width, verbose, colours));
  if (unseen.length > 0) lines.push(hanging('  not shown  ', unseenText(answer), width));
  lines.push(`  reproduce  ${colours.strong(reproduce)}`);
  return `${lines.join('\n')}\n`;
};
