import type { Answer } from '../../check/conformance/outcome.ts';
import { bearingOf, type Repair, type Repairs } from '../../conformance/index.ts';
import type { Blame, Finding, Remedy } from '../finding.ts';
import { asPath } from '../words/as-path.ts';
import { editInWords } from '../words/edit.ts';
import { count, number } from '../words/number.ts';

const mostRepairs = 3;

/** How many events there are from the refused one on; undefined where nobody knows. */
type Following = number | undefined;

const reachOf = ({ further, toTheEnd, until }: Repair, following: Following): string => {
  if (toTheEnd) return 'all that follows';
  if (following !== undefined) return `${number(further)} of the ${count(following, 'event')} that follow`;
  const more = count(further, 'more event');
  return until === undefined ? more : `${more} and is refused again at g ${number(until.g)}`;
};

const mending = (repair: Repair, following: Following): Remedy => ({
  sentence: `Look at how it was recorded there. One way to mend it: ${repair.edits.map((edit) => editInWords(edit)).join('; and ')}. That explains ${reachOf(repair, following)}.`,
});

const isAskedOfAnother = ({ release, header }: Answer): boolean =>
  header.runtime.version !== null && header.runtime.version !== release;

/** That mending does not help, and how far it helps at best. */
const howFarMended = ({ repairs, upTo }: Repairs, following: Following): string => {
  const [best] = repairs.toSorted((one, other) => other.further - one.further);
  return best === undefined
    ? `no way was found to mend it with up to ${count(upTo, 'edit')} near that place`
    : `mended in the best way that was found, with up to ${count(upTo, 'edit')}, it explains ${reachOf(best, following)}`;
};

const blameOfAnother = ({ release, header: { runtime } }: Answer, mended: string): Blame => ({
  who: 'question',
  because: `The recording says that it is of Tokio ${runtime.version ?? ''}, and is held against ${release}. Nor does it look damaged: ${mended}.`,
});

const blameBy = (answer: Answer, found: Repairs, following: Following): Blame | undefined => {
  const mended = howFarMended(found, following);
  switch (bearingOf(found)) {
    case 'damage':
      return {
        who: 'recorder',
        because: 'One edit explains all that follows: more likely one thing was recorded wrongly there.',
      };
    case 'unclear':
      return {
        who: 'recorder',
        because:
          'It takes several edits to explain what follows: more than one thing was recorded wrongly, or a rule differs.',
      };
    case 'again':
      return isAskedOfAnother(answer)
        ? blameOfAnother(answer, mended)
        : {
            who: 'question',
            because: `Whatever is mended, it is refused again later (${mended}): more likely it is of another release than of this one.`,
          };
    case 'rule':
      return isAskedOfAnother(answer)
        ? blameOfAnother(answer, mended)
        : {
            who: 'specification',
            because: `It does not look damaged (${mended}): more likely it is of another release, or the specification is wrong.`,
          };
    case 'too-short':
      return undefined;
  }
};

const askOthers = (answer: Answer): readonly Remedy[] => {
  const file = asPath(answer.file);
  const { version } = answer.header.runtime;
  return [
    ...(isAskedOfAnother(answer)
      ? [
          {
            sentence: `Ask whether it is a behaviour of ${version ?? ''}, on which it says it was recorded.`,
            invocation: ['check', file, '--against', 'auto'],
          },
        ]
      : []),
    {
      sentence: 'Ask which releases it is a behaviour of.',
      invocation: ['check', file, '--which-release'],
    },
  ];
};

/**
 * Who a refusal is held against, by what repairs say of it, and what would mend it. `events` is the number of events of
 * the whole recording.
 */
export const chargedWithRefusal = (answer: Answer, events: number): Pick<Finding, 'blame' | 'remedies'> => {
  const { repairs: found, events: accepted } = answer.conformance;
  if (found === undefined) return { remedies: askOthers(answer) };
  const following = events > accepted ? events - accepted : undefined;
  const blame = blameBy(answer, found, following);
  const isAboutQuestion = blame?.who === 'question' || blame?.who === 'specification';
  if (isAboutQuestion) return { blame, remedies: askOthers(answer) };
  return {
    ...(blame && { blame }),
    remedies: [
      ...found.repairs.slice(0, mostRepairs).map((repair) => mending(repair, following)),
      ...askOthers(answer),
    ],
  };
};
