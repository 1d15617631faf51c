import { likenessOf } from '../../../compare/behaviour.ts';
import type { ComparedEncounter, Comparison } from '../../../compare/comparison.ts';
import { count } from '../../text/words.ts';
import { code, plain, tableOf } from '../plain.ts';
import { relationInWords } from './relation.ts';

const stepOf = ({ behaviour: { parting } }: ComparedEncounter): string => {
  if (parting === undefined) return '';
  const { moment } = parting;
  return moment.by === 'choices' ? String(Math.min(...moment.steps)) : `event ${moment.common + 1}`;
};

/** Where the sides part, how, and which of them does what the other cannot. */
export const differingTable = (
  encounters: readonly ComparedEncounter[],
  names: Comparison['names'],
  nameOf: (one: ComparedEncounter) => string,
): readonly string[] =>
  tableOf(
    ['scenario', 'step', 'in', code(names[0]), code(names[1]), 'over all runs'],
    encounters.map((one) => {
      const { parting, by } = one.behaviour;
      const [own, other] = parting?.deeds ?? ['', ''];
      return [
        nameOf(one),
        stepOf(one),
        parting?.class ?? '',
        plain(own),
        plain(other),
        plain(relationInWords(by.events, names)),
      ];
    }),
    [1],
  );

/** The scenarios in which the sides differ, each with the first difference; those in which they do not, by name. */
export const scenarioSection = ({ encounters, names, axis, observation }: Comparison): readonly string[] => {
  if (encounters.length === 0) return [];
  const nameOf = ({ encounter }: ComparedEncounter): string => {
    const way = encounter.sides[0].workload.size.yield;
    return axis === 'yield' ? code(encounter.scenario) : `${code(encounter.scenario)}, ${code(way)}`;
  };
  const isEqual = ({ behaviour }: ComparedEncounter): boolean =>
    likenessOf(behaviour.by[observation]) === 'equal';
  const differing = encounters.filter((one) => !isEqual(one));
  const equal = encounters.filter(isEqual);
  return [
    '### Where they part first, on the same choices',
    '',
    ...(differing.length === 0 ? [] : [...differingTable(differing, names, nameOf), '']),
    ...(equal.length === 0
      ? []
      : [
          `Equal in ${count(equal.length, 'scenario')}, proved over all runs: ${equal.map(nameOf).join('; ')}.`,
          '',
        ]),
  ];
};
