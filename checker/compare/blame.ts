import { sentence } from '../explain/findings/cast.ts';
import type { Blame, Remedy } from '../explain/finding.ts';
import type { ComparedEncounter, Comparison } from './comparison.ts';
import { isInPlay } from './rules-in-play.ts';

const pullsOf = ({
  changes,
}: {
  readonly changes: readonly { readonly pulls: readonly string[] }[];
}): string => {
  const pulls = [...new Set(changes.flatMap((change) => change.pulls))];
  return pulls.length === 0 ? '' : ` (${pulls.join(', ')})`;
};

/** What a difference is due to: what varies between the sides, and of releases the rules that changed and can matter there. */
export const blameFor = (
  { axis, names: [one, other], rules }: Pick<Comparison, 'axis' | 'names' | 'rules'>,
  { encounter: { sides } }: Pick<ComparedEncounter, 'encounter'>,
): Blame => {
  if (axis === 'yield')
    return {
      who: 'yield',
      because: `Everything but the way of yielding is the same with ${one} and with ${other}.`,
    };
  const changed = (rules?.changed ?? [])
    .filter(({ rule }) => sides.some(({ workload }) => isInPlay(rule, workload)))
    .map((rule) => `${rule.saysBefore} in ${one}, and ${rule.saysAfter} in ${other}${pullsOf(rule)}`);
  return {
    who: axis === 'wasmtime' ? 'guest' : 'scheduler',
    because:
      changed.length === 0
        ? `Everything else is the same with ${one} and with ${other}.`
        : sentence(changed.join('; ')),
  };
};

/** Which side gives what the other does not: claims that hold on one and are false on the other. */
export const adviceOn = (
  { claims }: ComparedEncounter,
  { names }: Pick<Comparison, 'names'>,
): readonly Remedy[] =>
  ([0, 1] as const).flatMap((side) => {
    const other = 1 - side;
    const only = (claims?.claims ?? []).filter(
      ({ verdicts }) => verdicts[side] === 'holds' && verdicts[other] === 'violated',
    );
    if (only.length === 0) return [];
    const relied = only.map(({ id, sentence: said }) => `“${said}” (${id})`).join(', ');
    return [{ sentence: `Choose ${names[side]} where you rely on what the other does not give: ${relied}.` }];
  });
