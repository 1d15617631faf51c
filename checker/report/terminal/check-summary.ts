import { match } from 'ts-pattern';
import type { Judgement } from '../../check/judge.ts';
import type { CheckSummary, PropertySummary, Remark } from '../../check/summary.ts';
import type { VerdictKind } from '../../verdict.ts';
import type { Cell } from '../text/table.ts';
import { table } from '../text/table.ts';
import type { Paint, Palette } from '../text/palette.ts';
import { verdictPaint, verdictWord } from '../text/palette.ts';
import { visible } from '../text/visible.ts';
import { count, number, verdictCounts } from '../text/words.ts';
import { hanging, wrap } from '../text/wrap.ts';
import { notCheckableByLack } from './not-checkable.ts';
import { outcomeWord } from '../text/outcome-word.ts';

const columns = [
  { title: 'property' },
  { title: 'instances', align: 'right' },
  { title: 'holds', align: 'right' },
  { title: 'violated', align: 'right' },
  { title: 'undecided', align: 'right' },
  { title: 'n/a', align: 'right' },
  { title: 'vacuous', align: 'right' },
] as const;

const row = (summary: PropertySummary, colours: Palette): readonly Cell[] => {
  const cell = (kind: VerdictKind): Cell => {
    const n = summary.files[kind];
    return n === 0
      ? { text: '.', paint: colours.faint }
      : { text: number(n), paint: verdictPaint(colours, kind) };
  };
  return [
    { text: summary.property.id, paint: summary.verdict === 'violated' ? colours.bad : (text) => text },
    number(summary.checked),
    cell('holds'),
    cell('violated'),
    cell('inconclusive'),
    cell('not-checkable'),
    cell('vacuous'),
  ];
};

const remark = ({ because, files, first }: Remark, of: number): string =>
  match({ files, of })
    .with({ of: 1 }, () => because)
    .when(
      (n) => n.files === n.of,
      () => `in all files: ${because}`,
    )
    .with({ files: 1 }, () => `in ${first}: ${because}`)
    .otherwise((n) => `in ${count(n.files, 'file')}: ${because}`);

/** The reasons for the verdict over the whole set; with everything told, also those of single files, and what it says. */
const notes = (summary: PropertySummary, of: number, width: number, verbose: boolean): readonly string[] => {
  const { property, remarks, undecided, verdict } = summary;
  const often =
    verdict === 'inconclusive' && undecided > 1 ? ` (the first of ${count(undecided, 'instance')})` : '';
  const told = remarks
    .filter((one) => verbose || one.verdict === verdict)
    .map((one, i) => `${remark(one, of)}${i === 0 ? often : ''}`);
  if (!verbose) {
    const more = told.length > 1 ? `; and ${count(told.length - 1, 'other reason')}` : '';
    return [hanging(`  ${property.id}: `, `${told[0] ?? ''}${more}`, width)];
  }
  return [
    hanging(`  ${property.id}: `, property.sentence, width),
    ...told.map((one) => hanging('    ', one, width)),
  ];
};

const section = (
  kind: 'inconclusive' | 'vacuous' | 'not-checkable',
  summary: CheckSummary,
  width: number,
  colours: Palette,
  verbose: boolean,
): readonly string[] => {
  const members = summary.properties.filter(({ verdict, files }) =>
    verbose && kind !== 'vacuous' ? files[kind] > 0 : verdict === kind,
  );
  if (members.length === 0) return [];
  const explanation = {
    inconclusive: 'nothing fails, but some instances could not be decided',
    vacuous: 'no recording put these to the test',
    'not-checkable': `${count(members.length, 'property', 'properties')}; --verbose says more`,
  }[kind];
  const paint: Paint = verdictPaint(colours, kind);
  const lines = ['', hanging('', `${verdictWord[kind]}: ${explanation}`, width).replace(/^[^:]*/u, paint)];
  if (kind === 'not-checkable' && !verbose) return [...lines, ...notCheckableByLack(members, width)];
  for (const member of members) lines.push(...notes(member, summary.files, width, verbose));
  return lines;
};

/** The last line: how it went, and the exit code unless all is well. */
export const conclusion = (summary: CheckSummary, judgement: Judgement, colours: Palette): string => {
  const scope = `${count(summary.files, 'file')}, ${count(summary.events, 'event')}`;
  const verdicts = summary.properties.map(({ verdict }) => verdict);
  if (judgement.code === 0) return `${colours.good('OK')}  ${scope}: ${verdictCounts(verdicts)}.`;
  const grounds = judgement.grounds.map(({ because }) => because).join('; ');
  return `${outcomeWord(judgement.code, colours)}  ${scope}: ${grounds} (exit ${judgement.code}).`;
};

const legend = (width: number): readonly string[] =>
  wrap(
    'instances: how often it was tested; the other columns count files; undecided: nothing fails, but some instances could not be decided; n/a: not checkable',
    width,
  );

const columnsOfOne = [
  { title: 'property' },
  { title: 'verdict' },
  { title: 'instances', align: 'right' },
  { title: 'fail', align: 'right' },
] as const;

const rowOfOne = (
  { property, verdict, checked, violations }: PropertySummary,
  colours: Palette,
): readonly Cell[] => [
  { text: property.id, paint: verdict === 'violated' ? colours.bad : (text) => text },
  { text: verdictWord[verdict], paint: verdictPaint(colours, verdict) },
  number(checked),
  violations === 0 ? { text: '.', paint: colours.faint } : { text: number(violations), paint: colours.bad },
];

const legendOfOne = 'instances: how often it was tested, and how many of these fail';

/** Every property over all files as a table, then why some were not decided. */
export const checkSummary = (
  summary: CheckSummary,
  width: number,
  colours: Palette,
  verbose: boolean,
): string => {
  const shown = summary.properties.filter(({ verdict }) => verbose || verdict !== 'not-checkable');
  const kinds = ['inconclusive', 'vacuous', 'not-checkable'] as const;
  const lines = [
    ...(summary.files === 1
      ? [
          ...table(
            columnsOfOne,
            shown.map((property) => rowOfOne(property, colours)),
            width,
            colours.faint,
          ),
          ...wrap(legendOfOne, width).map(colours.faint),
        ]
      : [
          ...table(
            columns,
            shown.map((property) => row(property, colours)),
            width,
            colours.faint,
          ),
          ...legend(width).map(colours.faint),
        ]),
    ...kinds.flatMap((kind) => section(kind, summary, width, colours, verbose)),
    ...(summary.truncated.length === 0
      ? []
      : [
          '',
          ...summary.truncated.map(
            (file) => `cut off: ${visible(file)} has no end record, so its last events may be missing`,
          ),
        ]),
  ];
  return `${lines.join('\n')}\n`;
};
