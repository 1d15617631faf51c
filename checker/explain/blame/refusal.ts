import type { Answer } from '../../check/conformance/outcome.ts';
import { bearingOf, type Repair, type Repairs } from '../../conformance/index.ts';
import type { Blame, Finding } from '../finding.ts';
import { editInWords } from '../words/edit.ts';
import { count } from '../words/number.ts';

const mostRepairs = 3;

const askWhich = 'Ask which releases it is a behaviour of, with --which-release.';

const reachOf = ({ further, toTheEnd }: Repair): string =>
  toTheEnd ? 'all that follows' : count(further, 'more event');

const repairWords = (repair: Repair): string =>
  `If the recording is damaged there: ${repair.edits.map((edit) => editInWords(edit)).join('; and ')}. That explains ${reachOf(repair)}.`;

const isAskedOfAnother = ({ release, header }: Answer): boolean =>
  header.runtime.version !== null && header.runtime.version !== release;

const ofAnotherRelease = ({ release, header: { runtime } }: Answer): string =>
  `the recording says that it is of Tokio ${runtime.version ?? ''} and is held against ${release}`;

const blameBy = (answer: Answer, found: Repairs): Blame | undefined => {
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
      return {
        who: 'question',
        because: isAskedOfAnother(answer)
          ? `Whatever is mended, it is refused again later, and ${ofAnotherRelease(answer)}.`
          : 'Whatever is mended, it is refused again later: more likely it is of another release than of this one.',
      };
    case 'rule':
      return {
        who: isAskedOfAnother(answer) ? 'question' : 'specification',
        because: isAskedOfAnother(answer)
          ? `No three edits nearby explain what follows, and ${ofAnotherRelease(answer)}.`
          : 'No three edits nearby explain what follows: more likely it is of another release, or the specification is wrong, than that it is damaged.',
      };
    case 'too-short':
      return undefined;
  }
};

/** Who a refusal is held against, by what repairs say of it, and what would mend it. */
export const chargedWithRefusal = (answer: Answer): Pick<Finding, 'blame' | 'remedies'> => {
  const { repairs: found } = answer.conformance;
  if (found === undefined) return { remedies: [askWhich] };
  const blame = blameBy(answer, found);
  const mending = found.repairs.slice(0, mostRepairs).map(repairWords);
  const isDamaged = blame?.who === 'recorder';
  return {
    ...(blame && { blame }),
    remedies: isDamaged ? [...mending, askWhich] : [askWhich, ...mending],
  };
};
