import { exitCode, gravest } from '../exit-code.ts';
import type { Property } from '../properties/property.ts';
import type { PropertyVerdict, VerdictKind } from '../verdict.ts';
import type { Explored } from './claim.ts';
import type { Demands, Ground, Judgement } from './judge.ts';
import { strongest } from './summary.ts';

/** One property over several explorations. */
export interface ExploredSummary {
  readonly property: Property;
  readonly verdict: VerdictKind;
  readonly checked: number;
  readonly violations: number;
  /** Why, for a verdict other than `holds` and `violated`, as the first exploration with that verdict says. */
  readonly reason?: string;
}

/** Each property over all explorations: it holds if some put it to the test and none broke it or was cut short. */
export const summarizeExplorations = (
  properties: readonly Property[],
  verifications: readonly Explored[],
): readonly ExploredSummary[] =>
  properties.map((property) => {
    const all = verifications.flatMap(({ verdicts }) =>
      verdicts.filter((one) => one.property === property.id),
    );
    const verdict = strongest((kind) => all.some((one) => one.verdict === kind));
    const reason = all.find((one) => one.verdict === verdict)?.reason;
    return {
      property,
      verdict,
      checked: all.reduce((sum, one) => sum + one.checked, 0),
      violations: all.reduce((sum, one) => sum + one.violations, 0),
      ...(reason === undefined ? {} : { reason }),
    };
  });

const violatedGround = ({ id, kind }: Property): Ground => ({
  code: kind === 'safety' ? exitCode.safety : exitCode.liveness,
  because: `${id} is violated`,
});

const ofProperty = (summary: ExploredSummary, { named, strict }: Demands): readonly Ground[] => {
  const { property, verdict } = summary;
  if (verdict === 'violated') return [violatedGround(property)];
  if (!named && !strict) return [];
  if (verdict === 'vacuous')
    return [{ code: exitCode.vacuous, because: `${property.id} was never put to the test` }];
  if (verdict === 'not-checkable' && named)
    return [
      { code: exitCode.inconclusive, because: `${property.id} was asked for and could not be decided` },
    ];
  return [];
};

const cutWords = { states: 'states', depth: 'depth', seconds: 'time', bytes: 'memory' } as const;

const ofVerification = (
  { scenario, yield: way, cut, broken }: Explored,
  interrupted: boolean,
): readonly Ground[] => [
  ...broken.map(({ sentence }) => ({
    code: exitCode.safety,
    because: `the specification breaks its own invariant: ${sentence}`,
  })),
  ...(cut === undefined
    ? []
    : [
        {
          code: exitCode.inconclusive,
          because:
            interrupted && cut === 'seconds'
              ? `${scenario} under ${way} was interrupted`
              : `${scenario} under ${way} was cut short by the limit on ${cutWords[cut]}`,
        },
      ]),
];

/** Each property is explored on its own, so that a limit may be hit for a property and not for the specification. */
const ofUndecided = (summaries: readonly ExploredSummary[]): readonly Ground[] => {
  const undecided = summaries.filter(({ verdict }) => verdict === 'inconclusive');
  if (undecided.length === 0) return [];
  const [first] = undecided;
  const which =
    undecided.length === 1 && first !== undefined ? first.property.id : `${undecided.length} properties`;
  return [{ code: exitCode.inconclusive, because: `${which} could not be decided in every interleaving` }];
};

/**
 * What the shell is told about explorations. An exploration that was cut short, for the specification or for one
 * of the properties, is never a success. A property that no scenario puts to the test fails the run only when asked for by name or under `strict`.
 */
export const judgeExplorations = (
  summaries: readonly ExploredSummary[],
  verifications: readonly Explored[],
  demands: Demands,
  interrupted = false,
): Judgement => {
  const ofScope = verifications.flatMap((one) => ofVerification(one, interrupted));
  const wasCut = ofScope.some(({ code }) => code === exitCode.inconclusive);
  const grounds = [
    ...summaries.flatMap((summary) => ofProperty(summary, demands)),
    ...ofScope,
    ...(wasCut ? [] : ofUndecided(summaries)),
  ];
  if (interrupted && !wasCut)
    grounds.push({ code: exitCode.inconclusive, because: 'interrupted before everything was explored' });
  if (
    grounds.length === 0 &&
    !summaries.some(({ verdict, checked }) => verdict === 'violated' || checked > 0)
  )
    grounds.push({ code: exitCode.inconclusive, because: 'no instance of any property was decided' });
  return { code: gravest(grounds.map(({ code }) => code)), grounds };
};

/** What the shell is told about one replayed run. */
export const judgeRun = (
  properties: readonly Property[],
  verdicts: readonly PropertyVerdict[],
): Judgement => {
  const grounds = properties.flatMap((property): readonly Ground[] =>
    verdicts.some((one) => one.property === property.id && one.verdict === 'violated')
      ? [violatedGround(property)]
      : [],
  );
  return { code: gravest(grounds.map(({ code }) => code)), grounds };
};
