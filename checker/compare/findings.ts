import { fingerprintOf } from '../explain/findings/fingerprint.ts';
import { sentence } from '../explain/findings/cast.ts';
import type { Blame, BrokenRule, Finding, Subject } from '../explain/finding.ts';
import { linkOf } from '../explain/link/link.ts';
import { likenessOf } from './behaviour.ts';
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

const pullsOf = ({
  changes,
}: {
  readonly changes: readonly { readonly pulls: readonly string[] }[];
}): string => {
  const pulls = [...new Set(changes.flatMap((change) => change.pulls))];
  return pulls.length === 0 ? '' : ` (${pulls.join(', ')})`;
};

const blameOf = ({ axis, names: [one, other], rules }: Comparison): Blame => {
  if (axis === 'yield')
    return {
      who: 'yield',
      because: `Everything but the way of yielding is the same with ${one} and with ${other}.`,
    };
  const changed = (rules?.changed ?? []).map(
    (rule) => `${rule.saysBefore} in ${one}, and ${rule.saysAfter} in ${other}${pullsOf(rule)}`,
  );
  return {
    who: axis === 'wasmtime' ? 'guest' : 'scheduler',
    because:
      changed.length === 0
        ? `Everything else is the same with ${one} and with ${other}.`
        : sentence(changed.join('; ')),
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
    blame: blameOf(comparison),
    remedies: [],
    subject: subjectOf(one),
    ...(parting && { evidence: parting.fork }),
    more: 0,
    unexamined,
    reproduce,
  };
};
