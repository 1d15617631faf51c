import type { Change, ReleaseDifference, RuleDifference } from '../../../model/index.ts';
import type { Origin } from '../../results/origin.ts';
import { writeDocument } from '../json/document.ts';
import type { Output } from '../output.ts';
import { palette } from '../text/palette.ts';
import { hanging } from '../text/wrap.ts';

/** Two releases of a project and what changed on the way from one to the other. */
export interface Comparison {
  readonly project: string;
  readonly from: string;
  readonly to: string;
  readonly difference: ReleaseDifference;
}

const said = ({ release, pulls }: Change<string | boolean>): string =>
  pulls.length === 0 ? release : `${release} (${pulls.join(', ')})`;

/** The releases that changed a rule to what it is at the later end, however often it went to and fro. */
const decisive = ({ changes }: RuleDifference): readonly Change<string | boolean>[] => {
  const lasting = changes.at(-1)?.value;
  return changes.filter(({ value }) => value === lasting);
};

const lines = (rule: RuleDifference): readonly (readonly [label: string, text: string])[] => [
  ['before', rule.saysBefore],
  ['after', rule.saysAfter],
  ['changed in', decisive(rule).map(said).join(', ')],
  ['source', rule.source],
];

/** What changed, a rule at a time. */
export const printComparison = (output: Output, { project, from, to, difference }: Comparison): void => {
  const { strong } = palette(output.colour);
  const line = (text: string): void => output.write(`${text}\n`);
  const { changed, changedAndBack } = difference;
  const way = `from ${project} ${from} to ${to}`;
  line(strong(changed.length === 0 ? `Nothing changed ${way}.` : `What changed ${way}`));
  for (const rule of changed) {
    line(`\n${strong(rule.rule)}`);
    for (const [label, text] of lines(rule))
      line(hanging(`  ${label.padEnd('changed in'.length)}  `, text, output.columns));
  }
  if (changedAndBack.length === 0) return;
  line('\nChanged in between, and back:');
  for (const { rule, changes } of changedAndBack)
    line(hanging(`  ${rule}  `, changes.map(said).join(', '), output.columns));
};

/** The comparison as one document. */
export const writeComparison = (
  output: Output,
  origin: Origin,
  { project, from, to, difference }: Comparison,
): void => writeDocument(output, origin, { exitCode: 0, difference: { project, from, to, ...difference } });
