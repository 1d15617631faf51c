import type { Ground, Judgement } from '../check/judge.ts';
import { exitCode, gravest } from '../exit-code.ts';
import { likenessOf, type Likeness } from './behaviour.ts';
import type { ComparedEncounter, Comparison } from './comparison.ts';
import { boundDiffers } from './guarantees/bounds.ts';
import type { Observation, Observed } from './observation.ts';
import { exploredIn } from './rule-exhibits/show-rules.ts';
import type { Refined, Refinement } from './refinement/refine.ts';

/** What must be true of two sides. */
export interface Assertion {
  /** `equal`: the same can be seen of both; `refines`: whatever the first does, the second can do. */
  readonly that: 'equal' | 'refines';
  readonly observation: Observation;
}

const inclusion: Readonly<Record<Refinement<Observed>['kind'], Likeness>> = {
  refines: 'equal',
  strays: 'different',
  undecided: 'undecided',
};

/** Whether an assertion is kept: `equal` if it is. */
export const keeps = (refined: Refined<Observed>, that: Assertion['that']): Likeness =>
  that === 'equal' ? likenessOf(refined) : inclusion[refined.forth.kind];

const asserted = (
  { names: [one, other] }: Comparison,
  { encounter, behaviour }: ComparedEncounter,
  { that, observation }: Assertion,
): readonly Ground[] => {
  const refined = behaviour.by[observation];
  const where = `in ${encounter.title}, as far as ${observation} go`;
  const kept = keeps(refined, that);
  if (kept === 'equal') return [];
  if (kept === 'undecided')
    return [
      {
        code: exitCode.inconclusive,
        because: `a limit was reached before ${one} and ${other} were compared ${where}`,
      },
    ];
  const because =
    that === 'equal'
      ? `${one} and ${other} are not equal ${where}`
      : `${one} does what ${other} cannot do ${where}`;
  return [{ code: exitCode.different, because }];
};

const ofBounds = (
  { bounds, names: [one, other] }: Comparison,
  assertion: Assertion | undefined,
): readonly Ground[] => [
  ...bounds.flatMap(({ workload, role, waits }): readonly Ground[] =>
    waits.some(({ cell }) => cell.kind === 'cut')
      ? [
          {
            code: exitCode.inconclusive,
            because: `a limit was reached before it was known how long ${role} waits in ${workload} for ever`,
          },
        ]
      : [],
  ),
  ...(assertion?.that === 'equal' && bounds.some(boundDiffers)
    ? [{ code: exitCode.different, because: `tasks do not wait alike under ${one} and ${other}` }]
    : []),
];

/** What a recording shows of one side and cannot be of the other contradicts that they are equal, or that the first refines. */
const ofRecordings = (
  { recordings, names }: Comparison,
  assertion: Assertion | undefined,
): readonly Ground[] =>
  (recordings?.held ?? []).flatMap((one): readonly Ground[] => {
    if (one.kind === 'unreadable')
      return [{ code: exitCode.input, because: `${one.file} could not be read` }];
    const contradicts =
      one.kind === 'tells' && (assertion?.that === 'equal' || (assertion !== undefined && one.side === 0));
    if (!contradicts) return [];
    const [own, other] = [names[one.side], names[one.side === 0 ? 1 : 0]];
    return [
      { code: exitCode.different, because: `${one.file} is a behaviour of ${own} and not of ${other}` },
    ];
  });

const ofLimits = ({ encounter, behaviour, claims }: ComparedEncounter): readonly Ground[] => {
  const isCut = Object.values(behaviour.by).some((refined) =>
    [refined.forth, refined.back].some(({ kind }) => kind === 'undecided'),
  );
  if (!isCut && (claims?.cuts ?? []).length === 0) return [];
  return [
    {
      code: exitCode.inconclusive,
      because: `a limit was reached in ${encounter.title}, so that not everything was compared`,
    },
  ];
};

/**
 * What the shell is told about a comparison. That two sides differ is what one wants to know, and fails nothing unless they
 * were asserted not to; what a limit left open always does.
 */
export const judgeComparison = (
  comparisons: readonly Comparison[],
  assertion: Assertion | undefined,
): Judgement => {
  const grounds = comparisons.flatMap((comparison) => [
    ...exploredIn(comparison).flatMap((one) => {
      const own = assertion === undefined ? [] : asserted(comparison, one, assertion);
      return own.length === 0 ? ofLimits(one) : own;
    }),
    ...ofBounds(comparison, assertion),
    ...ofRecordings(comparison, assertion),
  ]);
  return { code: gravest(grounds.map(({ code }) => code)), grounds };
};
