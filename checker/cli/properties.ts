import type { Command } from 'commander';
import { beliefs } from '../beliefs/index.ts';
import { isOwnFile } from '../own/own-file.ts';
import { propertiesIn } from '../own/properties.ts';
import { allProperties } from '../properties/index.ts';
import type { Property } from '../properties/property.ts';
import { parseName, severalOf } from './parse.ts';

/** Everything that can be asked of a run of the specification. */
export const propertiesAndBeliefs: readonly Property[] = [
  ...allProperties,
  ...beliefs.map(({ claim }) => claim),
];

const onlyThese =
  'only these properties, or those in files of yours such as ./property.ts, separated by commas; one that cannot be decided then fails the run';

/** Adds the option that narrows a verb down to some of these properties, or to those of files. */
export const withProperties = (
  command: Command,
  known = allProperties,
  description: string = onlyThese,
): Command => {
  const parseId = parseName(
    'property',
    known.map(({ id }) => id),
  );
  return command.option(
    '-p, --property <ids>',
    description,
    severalOf((given) => {
      if (!isOwnFile(given)) return parseId(given);
      propertiesIn(given);
      return given;
    }),
  );
};

/** The properties that were asked for, or all, in the order of the registry; those of files come last. */
export const selectProperties = (
  asked: readonly string[] | undefined,
  known = allProperties,
): readonly Property[] =>
  asked === undefined
    ? known
    : [
        ...known.filter(({ id }) => asked.includes(id)),
        ...asked.filter(isOwnFile).flatMap((file) => propertiesIn(file)),
      ];

/** What names the property with this id on the command line: the file that it is from, if it is somebody's own. */
export const nameOfProperty = (properties: readonly Property[], id: string): string =>
  properties.find((property) => property.id === id)?.file ?? id;
