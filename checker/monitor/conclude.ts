import type { End } from '../../traces/index.ts';
import type { Property } from '../properties/property.ts';
import type { PropertyVerdict } from '../verdict.ts';
import type { Findings } from './findings.ts';
import { keptExamples } from './findings.ts';

/**
 * Turns what a property reported into its verdict. An obligation still open is a violation only if the run ended
 * because nothing was left to do and no event was lost.
 */
export function conclude(property: Property, findings: Findings, end: End | undefined): PropertyVerdict {
  const { checkedCount: checked, undecidedCount, openCount, gap } = findings;
  const openFails = end?.complete === true && gap === undefined;
  const violations = findings.violationCount + (openFails ? openCount : 0);
  const undecided = undecidedCount + (openFails ? 0 : openCount);
  const examples = [...findings.examples, ...(openFails ? findings.stillOpen : [])].slice(0, keptExamples);
  const verdict = { property: property.id, checked, undecided, violations, examples };

  if (violations > 0) {
    return { ...verdict, verdict: 'violated', reason: examples[0]?.because ?? property.sentence };
  }
  if (openCount > 0) return { ...verdict, verdict: 'inconclusive', reason: whyOpen(findings, end) };
  if (undecided > 0) {
    return { ...verdict, verdict: 'inconclusive', reason: findings.undecidedBecause ?? property.sentence };
  }
  if (checked === 0) {
    return { ...verdict, verdict: 'vacuous', reason: `it never happened that ${property.trigger}` };
  }
  return { ...verdict, verdict: 'holds' };
}

function whyOpen(findings: Findings, end: End | undefined): string {
  const first = findings.stillOpen[0]?.because ?? 'an obligation is open';
  if (findings.gap !== undefined)
    return `${first}, but events were lost at g=${findings.gap.g} (${findings.gap.why})`;
  return end === undefined
    ? `${first}, and the trace was cut off`
    : `${first}, and the recording ended before the run did`;
}
