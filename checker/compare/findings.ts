import { fingerprintOf } from '../explain/findings/fingerprint.ts';
import type { BrokenRule, Finding, Subject } from '../explain/finding.ts';
import { linkOf } from '../explain/link/link.ts';
import { likenessOf } from './behaviour.ts';
import { adviceOn, blameFor } from './blame.ts';
import type { ComparedEncounter, Comparison } from './comparison.ts';
import { headlineOfEncounter, partingInWords } from './headline.ts';
import type { Parting } from './parting/parting.ts';
import { workersOfSide } from './side.ts';

const both = (one: string, other: string): string => (one === other ? one : `${one} and ${other}`);

const subjectOf = ({ encounter: { scenario, sides } }: ComparedEncounter): Subject => {
  const [one, other] = [sides[0].workload, sides[1].workload];
  const wasmtime =
    one.wasmtime === undefined ? other.wasmtime : both(one.wasmtime, other.wasmtime ?? one.wasmtime);
  return {
    kind: 'scenario',
    scenario,
    yield: both(one.size.yield, other.size.yield),
    release: both(one.release, other.release),
    flavor: one.flavor ?? 'multi_thread',
    workers: workersOfSide(sides[0]),
    ...(wasmtime !== undefined && { wasmtime }),
  };
};

/** The function of Tokio in which the first side is when they part. */
const sourceOf = ({ fork }: Parting): string => {
  const [one, other] = fork.sides;
  return (one.run.steps[fork.common] ?? other.run.steps[fork.common])?.source ?? '';
};

const ruleOf = (parting: Parting | undefined, { encounter }: ComparedEncounter): BrokenRule => {
  const source = parting === undefined ? '' : sourceOf(parting);
  const link = linkOf(source, encounter.sides[0].workload.release);
  return {
    id: 'alike',
    sentence: 'Whatever can be seen of either can be seen of the other.',
    source,
    ...(link !== undefined && { link }),
  };
};

/** The finding that two sides differ; undefined if they do not, or if that is not known. */
export const findingOfDifference = (
  comparison: Comparison,
  one: ComparedEncounter,
  reproduce: readonly string[],
): Finding | undefined => {
  const { axis, names, observation, unexamined } = comparison;
  if (likenessOf(one.behaviour.by[observation]) !== 'different') return undefined;
  const { parting } = one.behaviour;
  const headline = headlineOfEncounter(one, names, observation);
  const rule = ruleOf(parting, one);
  return {
    kind: 'difference',
    fingerprint: fingerprintOf({
      kind: 'difference',
      rule: rule.id,
      found: [axis, ...names, one.encounter.title, observation],
      failing: parting?.kinds ?? [],
    }),
    headline,
    rule,
    because: parting === undefined ? headline : partingInWords(parting, names),
    blame: blameFor(comparison, one),
    remedies: adviceOn(one, comparison),
    subject: subjectOf(one),
    ...(parting && { evidence: parting.fork }),
    more: 0,
    unexamined,
    reproduce,
  };
};
