import type { Finding } from '../../explain/finding.ts';
import type { Case, Results } from '../../results/results.ts';
import type { Output } from '../output.ts';
import { culpritInWords } from '../terminal/finding/words.ts';
import { messageIn, nameIn, statusWords, whyIn } from '../text/case-words.ts';
import { gravestFirst } from '../text/gravity.ts';
import { pathBelow } from '../text/relative-path.ts';
import { command, count } from '../text/words.ts';
import type { Annotation } from './command.ts';
import { annotationCommand } from './command.ts';
import { remedyInWords } from '../text/remedy.ts';

/** A step shows no more, and drops the rest without a word. */
const most = 10;

/** Where annotations are shown, and where the rest is told. */
export interface Checkout {
  /** The folder of the repository. */
  readonly folder: string;
  /** Where everything is told, as a clause. */
  readonly rest: string;
}

const detailsOf = ({ because, blame, remedies, reproduce }: Finding): readonly string[] => [
  `Why: ${because}`,
  ...(blame === undefined ? [] : [`To blame: ${culpritInWords[blame.who]}. ${blame.because}`]),
  ...remedies.slice(0, 1).map((remedy) => `Would fix it: ${remedyInWords(remedy)}`),
  ...(reproduce.length === 0 ? [] : [`Reproduce: ${command(...reproduce)}`]),
];

const annotationOf = (one: Case, { folder }: Checkout): Annotation => {
  const [finding] = one.findings;
  const isOpen = one.status === 'undecided' || one.status === 'not-checkable' || one.status === 'vacuous';
  const recording = finding?.subject.kind === 'recording' ? finding.subject.file : undefined;
  const file = recording ?? (one.status === 'unreadable' ? one.suite : undefined);
  const path = file === undefined ? undefined : pathBelow(folder, nameIn(file));
  const lines = [whyIn(one), ...(finding === undefined ? [one.sentence] : detailsOf(finding))];
  return {
    level: isOpen ? 'warning' : 'error',
    ...(path === undefined ? {} : { file: path }),
    title: `${nameIn(one.name)} ${statusWords[one.status]} in ${nameIn(one.suite)}`,
    message: lines.map(messageIn).join('\n'),
  };
};

/**
 * Results as annotations of GitHub, one for each case that fails the run, the gravest first; at most ten, and the last says
 * how many more there are.
 */
export const githubReport = (output: Output, { cases }: Results, checkout: Checkout): void => {
  const failing = gravestFirst(cases);
  const shown = failing.length > most ? failing.slice(0, most - 1) : failing;
  for (const one of shown) output.write(annotationCommand(annotationOf(one, checkout)));
  const more = failing.length - shown.length;
  if (more === 0) return;
  output.write(
    annotationCommand({
      level: 'warning',
      title: `${count(more, 'more failure')} of yieldcheck`,
      message: `${count(more, 'more question')} failed, none of them graver than those shown. All are told ${checkout.rest}.`,
    }),
  );
};
