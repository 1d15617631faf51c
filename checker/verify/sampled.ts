import type { Limits, PctGuarantee } from '../../traces/index.ts';
import type { Sampling } from './search.ts';
import type { ExploredVerdict } from './verdicts.ts';
import { limitWords } from './verdicts.ts';

const number = (n: number): string => n.toLocaleString('en-GB');

/** A probability that is a lower bound, to two digits: rounded down. */
const atLeast = (p: number): string => {
  const unit = 10 ** (Math.floor(Math.log10(p)) - 1);
  // Adds what the division may have lost, which is less than any digit that is kept.
  return (Math.floor(p / unit + 1e-9) * unit).toPrecision(2);
};

const promised = ({ probability, bugDepth, actors, length }: PctGuarantee): string =>
  `; each run after the longest shows a given violation that takes ${number(bugDepth)} ordering constraints with a ` +
  `probability of at least ${atLeast(probability)} (${number(actors)} actors, ${number(length)} steps), ` +
  'times that of the choices it needs where an actor has several';

/** What may be said of a property after random runs none of which violates it. */
export const sampledReason = (
  { runs, steps, guarantee }: Sampling,
  cut: keyof Limits | undefined,
): string => {
  const limit = cut === undefined ? '' : `, when the limit on the ${limitWords[cut]} was reached`;
  const promise = guarantee === undefined ? '' : promised(guarantee);
  return `no violation found in ${number(runs)} random runs of ${number(steps)} steps in all${limit}${promise}`;
};

/** The verdict that random runs support: what they do not show may still be there. */
export const afterSampling = (
  verdict: ExploredVerdict,
  sampling: Sampling,
  cut: keyof Limits | undefined,
): ExploredVerdict => {
  if (verdict.verdict === 'violated' || verdict.verdict === 'not-checkable') return verdict;
  const { property, checked, undecided, examples, violations } = verdict;
  const reason = sampledReason(sampling, cut);
  return { property, verdict: 'inconclusive', checked, undecided, examples, violations, reason };
};
