import { compareVersions } from '../../../../model/index.ts';
import type { Span } from '../../../check/conformance/eras.ts';
import type { EraOutcome, WhichRelease } from '../../../check/conformance/which-release.ts';
import type { Detail } from '../../check-reporter.ts';
import type { WhichReleaseReporter } from '../../conformance-reporter.ts';
import type { Output } from '../../output.ts';
import type { Palette } from '../../text/palette.ts';
import { palette } from '../../text/palette.ts';
import { eventInWords } from '../../text/place.ts';
import type { Cell } from '../../text/table.ts';
import { table } from '../../text/table.ts';
import { visible } from '../../text/visible.ts';
import { count, number } from '../../text/words.ts';
import { hanging } from '../../text/wrap.ts';
import { unreadableLine } from '../file-line.ts';
import { outcomeWord } from '../../text/outcome-word.ts';

type Compared = Extract<WhichRelease, { readonly kind: 'compared' }>;

/** What the report needs to know before the first recording is done. */
export interface WhichReleasePlan {
  readonly detail: Detail;
  /** The command that tells why a release refuses a recording. */
  readonly reproduce: (file: string, release: string) => string;
}

/** Releases from one to before another, such as `1.51.0 to before 1.51.2`. */
const spanText = ({ from, before }: Span): string =>
  before === undefined ? `${from} and later` : `${from} to before ${before}`;

const columns = [
  { title: 'Tokio' },
  { title: 'verdict' },
  { title: 'ruled out by' },
  { title: 'at' },
] as const;

/** What a table has on one line: the releases from one on, and what is said of them all. */
interface Row {
  readonly span: Span;
  readonly outcome: EraOutcome['outcome'];
  readonly rules: string;
  readonly at: string;
}

const rowsOf = ({ era, outcome }: EraOutcome): readonly Row[] => {
  const { at, reasons } = outcome.answer.conformance;
  const names = [...new Set(reasons.map(({ rule }) => rule))].join(', ');
  const rules = outcome.kind === 'refused' ? names || 'no single rule' : '';
  const place = at === undefined ? '' : `g ${number(at.g)}: ${eventInWords(at)}`;
  return era.spans.map((span) => ({
    span,
    outcome,
    rules,
    at: outcome.kind === 'undecided' ? outcome.because : place,
  }));
};

const saysTheSame = (one: Row, other: Row): boolean =>
  one.outcome.kind === other.outcome.kind && one.rules === other.rules && one.at === other.at;

/** Neighbours of which the same is said, as one. */
const merged = (rows: readonly Row[]): readonly Row[] => {
  const found: Row[] = [];
  for (const row of rows.toSorted((a, b) => compareVersions(a.span.from, b.span.from))) {
    const last = found.at(-1);
    const isNext = last !== undefined && last.span.before === row.span.from;
    if (!isNext || !saysTheSame(last, row)) found.push(row);
    else found[found.length - 1] = { ...last, span: { ...row.span, from: last.span.from } };
  }
  return found;
};

const cells = ({ span, outcome, rules, at }: Row, colours: Palette): readonly Cell[] => {
  const paint = { accepted: colours.good, refused: colours.bad, undecided: colours.doubtful }[outcome.kind];
  return [spanText(span), { text: outcome.kind, paint }, rules, at];
};

const inBrief = ({ eras, left }: Compared): string => {
  const accepting = eras.filter(({ outcome }) => outcome.kind === 'accepted');
  if (accepting.length === 0 && left.length > 0) return 'interrupted before a release accepted it';
  if (accepting.length === 0) return 'a behaviour of no release asked about';
  if (accepting.length === eras.length) return 'a behaviour of every release asked about';
  const spans = merged(accepting.flatMap(rowsOf)).map(({ span }) => spanText(span));
  return `a behaviour of ${spans.join(', and of ')}`;
};

/** Reports for people: for each recording a table of all releases, those with the same rules on one line. */
export const terminalWhichRelease = (
  output: Output,
  { detail, reproduce }: WhichReleasePlan,
): WhichReleaseReporter => {
  const colours = palette(output.colour);
  const { columns: width } = output;

  const compared = (one: Compared): void => {
    const { file, eras, left } = one;
    output.write(`${hanging('', `${visible(file)}: ${inBrief(one)}`, width)}\n`);
    if (detail === 'quiet') return;
    const rows = merged(eras.flatMap(rowsOf)).map((row) => cells(row, colours));
    for (const line of table(columns, rows, width - 2, colours.faint)) output.write(`  ${line}\n`);
    if (left.length > 0)
      output.write(`  interrupted: ${count(left.length, 'set')} of rules not asked about\n`);
    const refused = eras.findLast(({ outcome }) => outcome.kind === 'refused');
    if (refused !== undefined)
      output.write(
        `  why not ${refused.era.release}: ${colours.strong(reproduce(file, refused.era.release))}\n`,
      );
    output.write('\n');
  };

  let files = 0;
  return {
    outcome: (one) => {
      files += 1;
      if (one.kind === 'compared') compared(one);
      else if (one.kind === 'unreadable') output.write(unreadableLine(one.problem.message, width, colours));
      else output.write(`${hanging('not checkable  ', `${visible(one.file)}: ${one.because}`, width)}\n`);
    },
    finish: ({ code, grounds }) => {
      const recordings = count(files, 'recording');
      output.write(
        code === 0
          ? `${colours.good('OK')}  ${recordings}, each a behaviour of at least one release.\n`
          : `${outcomeWord(code, colours)}  ${recordings}: ${grounds.map(({ because }) => visible(because)).join('; ')} (exit ${code}).\n`,
      );
    },
  };
};
