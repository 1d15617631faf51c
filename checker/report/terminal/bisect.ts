import type { RuleDifference } from '../../../model/index.ts';
import { beliefs } from '../../beliefs/index.ts';
import type { Bisection } from '../../bisect/bisect.ts';
import type { Era, Flip } from '../../bisect/by-release.ts';
import type { VerdictIn } from '../../bisect/verdict-in.ts';
import { argumentsOf } from '../../workload/arguments.ts';
import type { Output } from '../output.ts';
import { palette, verdictWord } from '../text/palette.ts';
import type { Palette } from '../text/palette.ts';
import { table } from '../text/table.ts';
import { command, count } from '../text/words.ts';
import { hanging } from '../text/wrap.ts';

const inFull = ({ verdict, because, steps }: VerdictIn): string => {
  const run = steps === undefined ? '' : ` (${count(steps, 'step')})`;
  return because === undefined ? verdictWord[verdict] : `${verdictWord[verdict]}: ${because}${run}`;
};

/** The releases of an era, whose last ones have the rules of the last one that is listed. */
const releasesOf = ({ from }: Era, next: Era | undefined): string =>
  next === undefined ? `since ${from}` : `${from} to before ${next.from}`;

const ruleLine = ({ saysBefore, saysAfter, changes }: RuleDifference): string => {
  const pulls = changes.flatMap((change) => change.pulls).join(', ');
  return `${saysBefore} before, and ${saysAfter} since${pulls === '' ? '' : ` (${pulls})`}`;
};

const isRuleOf = ({ found }: Era): boolean => found.verdict !== 'not-checkable';

const flipLines = ({ before, after, changed, decisive }: Flip, width: number): readonly string[] => {
  const words = `${verdictWord[before.found.verdict]} before ${after.from}, ${verdictWord[after.found.verdict]} since`;
  if (!isRuleOf(before) || !isRuleOf(after))
    return [hanging('  ', `${words}: it is a rule of some releases only.`, width)];
  const told = decisive.length > 0 ? decisive : changed;
  const why =
    decisive.length > 0 ? 'That rule alone makes the difference' : 'It takes several of these rules';
  return [
    hanging('  ', `${words}. ${why}:`, width),
    ...told.map((rule) => hanging('    ', `${rule.rule}: ${ruleLine(rule)}.`, width)),
  ];
};

const releaseLines = (
  { byRelease: { eras, flips } }: Bisection,
  width: number,
  colours: Palette,
): readonly string[] => [
  ...table(
    [{ title: 'Tokio' }, { title: 'verdict' }],
    eras.map((era, i) => [releasesOf(era, eras[i + 1]), inFull(era.found)]),
    width,
    colours.faint,
  ),
  '',
  ...(flips.length === 0
    ? ['No release flips it.']
    : flips.flatMap((flip) => [...flipLines(flip, width), ''])),
];

const settingLines = ({ bySetting }: Bisection, width: number, colours: Palette): readonly string[] =>
  table(
    [{ title: '' }, { title: 'with' }, { title: 'verdict' }],
    bySetting.map(({ setting, found, flips }) => [flips ? '*' : '', setting, inFull(found)]),
    width,
    colours.faint,
  );

/** For people: how the property fares from release to release and with each setting changed, and what each flip is due to. */
export const terminalBisect = (output: Output, bisection: Bisection): void => {
  const colours = palette(output.colour);
  const width = output.columns;
  const { asAsked, question } = bisection;
  const { property, workload } = question;
  const { scenario, size, release } = workload;
  const isBelief = beliefs.some(({ claim }) => claim.id === property.id);
  const asking = isBelief ? ['--beliefs'] : ['--property', property.file ?? property.id];
  const again = ['verify', ...argumentsOf(workload), ...asking];
  output.write(
    [
      colours.strong(
        `${property.id} in ${scenario} under ${size.yield}, Tokio ${release}: ${verdictWord[asAsked.verdict]}`,
      ),
      hanging('  ', property.sentence, width),
      '',
      ...releaseLines(bisection, width, colours),
      '',
      `Changed one at a time, on Tokio ${release}; * flips it:`,
      ...settingLines(bisection, width, colours),
      '',
      `  shown by   ${command(...again)}`,
      '',
    ].join('\n'),
  );
};
