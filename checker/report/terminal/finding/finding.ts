import type { Finding } from '../../../explain/finding.ts';
import { shortened } from '../../text/shortened.ts';
import { visible } from '../../text/visible.ts';
import { columnsOf } from '../../text/width.ts';
import { command } from '../../text/words.ts';
import { wrap } from '../../text/wrap.ts';
import { evidenceLines } from './evidence.ts';
import { closingLines, factLines } from './facts.ts';
import { hintLines } from './hints.ts';
import type { Look } from './look.ts';
import { isAlarming, placeInWords, wordFor } from './words.ts';

/** A headline that is longer quotes something that was not meant to be read. */
const mostCharacters = 500;

const titleLines = ({ kind, rule, subject }: Finding, { width, colours }: Look): readonly string[] => {
  const word = wordFor[kind];
  const paint = isAlarming[kind] ? colours.bad : colours.doubtful;
  const id = shortened(visible(rule.id));
  const place = visible(`in ${placeInWords(subject)}`);
  const title = `${paint(word)}  ${colours.strong(id)}`;
  if (columnsOf(word) + columnsOf(id) + columnsOf(place) + 4 <= width) return [`${title}  ${place}`];
  const [first = '', ...more] = wrap(id, width - word.length - 2);
  return [
    `${paint(word)}  ${colours.strong(first)}`,
    ...[...more, ...wrap(place, width - 2)].map((line) => `  ${line}`),
  ];
};

/**
 * A finding as people read it: what happened, which rule says otherwise, why, and who is to blame; what shows it, step by
 * step; what would fix it and what was not checked; `asked` is what else is known of it. The last line is the command that shows it again, in one piece.
 */
export const findingLines = (
  finding: Finding,
  look: Look,
  asked: readonly string[] = [],
): readonly string[] => {
  const { headline, evidence, reproduce } = finding;
  const { width, colours } = look;
  const closing = [...asked, ...closingLines(finding, look), ...hintLines(finding, look)];
  return [
    ...titleLines(finding, look),
    ...wrap(shortened(headline, mostCharacters), width - 2).map((line) => `  ${colours.strong(line)}`),
    '',
    ...factLines(finding, look),
    ...(evidence === undefined ? [] : ['', ...evidenceLines(evidence, look)]),
    ...(closing.length === 0 ? [] : ['', ...closing]),
    ...(reproduce.length === 0
      ? []
      : ['', `  ${'reproduce'.padEnd(12)} ${colours.strong(visible(command(...reproduce)))}`]),
  ].map((line) => line.trimEnd());
};

/** The lines of a finding, each with its end. */
export const findingText = (finding: Finding, look: Look, asked?: readonly string[]): string =>
  `${findingLines(finding, look, asked).join('\n')}\n`;
