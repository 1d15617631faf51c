import type { Limits } from '../../../traces/index.ts';
import type { Belief } from '../../beliefs/belief.ts';
import { beliefs } from '../../beliefs/index.ts';
import { allProperties } from '../../properties/index.ts';
import type { Property } from '../../properties/property.ts';
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
  /** Of a property of somebody's own: the file that it is from. */
  readonly file?: string;
  readonly verdicts: readonly [VerdictKind, VerdictKind];
}

/** What is asked of both sides. */
export interface AskedClaims {
  /** Whether somebody named them, so that those that say the same of both sides are told, too. */
  readonly named: boolean;
  readonly properties: readonly Property[];
  readonly beliefs: readonly Belief[];
}

/** Every property and every belief. */
export const allClaims: AskedClaims = { named: false, properties: allProperties, beliefs };

/** All claims of an encounter. */
export interface ComparedClaims {
  /** Whether somebody asked for these by name. */
  readonly named: boolean;
  readonly claims: readonly ComparedClaim[];
  /** By side, the limit that cut the exploration short. */
  readonly cuts: readonly (keyof Limits)[];
}

const verified = (side: Side, asked: AskedClaims, limits: Limits): Verification => {
  const { size, flavor, release, wasmtime, constants } = side.workload;
  return verify({
    scenario: scenarioOf(side.workload),
    size,
    ...(flavor && { flavor }),
    release,
    ...(wasmtime !== undefined && { wasmtime }),
    rules: runtimeOfSide(side).rules,
    constants,
    properties: asked.properties,
    beliefs: asked.beliefs,
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

/** Checks properties and beliefs on both sides. */
export const compareClaims = (
  { sides }: Encounter,
  limits: Limits,
  asked: AskedClaims = allClaims,
): ComparedClaims => {
  const [one, other] = [verified(sides[0], asked, limits), verified(sides[1], asked, limits)];
  return {
    named: asked.named,
    claims: [
      ...asked.properties.map(({ id, sentence, file }): ComparedClaim => ({
        kind: 'property',
        id,
        sentence,
        ...(file !== undefined && { file }),
        verdicts: [verdictOn(one.verdicts, id), verdictOn(other.verdicts, id)],
      })),
      ...asked.beliefs.map(({ claim: { id, sentence } }): ComparedClaim => ({
        kind: 'belief',
        id,
        sentence,
        verdicts: [verdictOn(believed(one), id), verdictOn(believed(other), id)],
      })),
    ],
    cuts: [one, other].flatMap(({ cut }) => cut ?? []),
  };
};

/** The side that alone a claim is about, which has a rule or a scheduler that the other has not; undefined where it is both or none. */
export const askedOf = ({ verdicts }: ComparedClaim): 0 | 1 | undefined => {
  const asked = ([0, 1] as const).filter((side) => verdicts[side] !== 'not-checkable');
  return asked.length === 1 ? asked[0] : undefined;
};

/** Whether a claim distinguishes the sides: it is asked of both, and says something else of each. */
export const claimDiffers = (claim: ComparedClaim): boolean => {
  const [one, other] = claim.verdicts;
  return one !== other && askedOf(claim) === undefined;
};
