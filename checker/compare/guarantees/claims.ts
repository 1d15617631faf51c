import type { Limits } from '../../../traces/index.ts';
import { beliefs } from '../../beliefs/index.ts';
import { allProperties } from '../../properties/index.ts';
import type { VerdictKind } from '../../verdict.ts';
import type { ExploredVerdict } from '../../verify/verdicts.ts';
import type { Verification } from '../../verify/verification.ts';
import { verify } from '../../verify/verify.ts';
import { scenarioOf } from '../../workload/scenario-named.ts';
import { runtimeOfSide, type Encounter, type Side } from '../side.ts';

/** A property or a belief, and what became of it on each side. */
export interface ComparedClaim {
  readonly kind: 'property' | 'belief';
  readonly id: string;
  readonly sentence: string;
  readonly verdicts: readonly [VerdictKind, VerdictKind];
}

/** All claims of an encounter. */
export interface ComparedClaims {
  readonly claims: readonly ComparedClaim[];
  /** By side, the limit that cut the exploration short. */
  readonly cuts: readonly (keyof Limits)[];
}

const verified = (side: Side, limits: Limits): Verification => {
  const { size, flavor, release, wasmtime, constants } = side.workload;
  return verify({
    scenario: scenarioOf(side.workload),
    size,
    ...(flavor && { flavor }),
    release,
    ...(wasmtime !== undefined && { wasmtime }),
    rules: runtimeOfSide(side).rules,
    constants,
    properties: allProperties,
    beliefs,
    limits,
    symmetry: true,
    fingerprint: false,
    threads: 1,
  });
};

const verdictOn = (
  verdicts: readonly { readonly property: string; readonly verdict: VerdictKind }[],
  id: string,
): VerdictKind => verdicts.find(({ property }) => property === id)?.verdict ?? 'not-checkable';

const believed = ({ beliefs: outcomes }: Verification): readonly ExploredVerdict[] =>
  outcomes.map(({ verdict }) => verdict);

/** Checks every property and every belief on both sides. */
export const compareClaims = ({ sides }: Encounter, limits: Limits): ComparedClaims => {
  const [one, other] = [verified(sides[0], limits), verified(sides[1], limits)];
  return {
    claims: [
      ...allProperties.map(({ id, sentence }): ComparedClaim => ({
        kind: 'property',
        id,
        sentence,
        verdicts: [verdictOn(one.verdicts, id), verdictOn(other.verdicts, id)],
      })),
      ...beliefs.map(({ claim: { id, sentence } }): ComparedClaim => ({
        kind: 'belief',
        id,
        sentence,
        verdicts: [verdictOn(believed(one), id), verdictOn(believed(other), id)],
      })),
    ],
    cuts: [one, other].flatMap(({ cut }) => cut ?? []),
  };
};

/** Whether a claim distinguishes the sides. */
export const claimDiffers = ({ verdicts: [one, other] }: ComparedClaim): boolean => one !== other;
