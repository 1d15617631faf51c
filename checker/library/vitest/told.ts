import type { Finding } from '../../explain/finding.ts';
import { visible } from '../../report/text/visible.ts';
import { count } from '../../report/text/words.ts';
import { shortened } from '../../report/text/shortened.ts';
import type { PropertyVerdict } from '../../verdict.ts';
import { textOf } from '../text-of.ts';

const mostFindings = 3;
const mostName = 200;

/** A name in a message, which may come from anywhere. */
export const named = (name: string): string => visible(shortened(name, mostName));

/** A first line that says what was expected, and findings in full below. */
export const withFindings = (expected: string, findings: readonly Finding[]): string => {
  const shown = findings.slice(0, mostFindings).map((finding) => textOf(finding).trimEnd());
  const more = findings.length - shown.length;
  return [expected, ...shown, ...(more > 0 ? [`and ${count(more, 'more finding')}`] : [])].join('\n\n');
};

const because = ({ property, verdict, reason }: PropertyVerdict): string =>
  `${property}: ${verdict}${reason === undefined ? '' : `, ${reason}`}`;

/** Lines on verdicts that are neither that a property holds nor that it is violated. */
export const openVerdicts = (verdicts: readonly PropertyVerdict[]): string =>
  verdicts
    .filter(({ verdict }) => verdict !== 'holds' && verdict !== 'violated')
    .map((verdict) => `  ${visible(because(verdict))}`)
    .join('\n');

/** How often properties were put to the test, for a test that wants them to fail. */
export const heldVerdicts = (verdicts: readonly PropertyVerdict[]): string =>
  verdicts.map(({ property, checked }) => `  ${property}: holds in ${count(checked, 'instance')}`).join('\n');
