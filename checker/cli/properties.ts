import type { Command } from 'commander';
import { allProperties } from '../properties/index.ts';
import type { Property } from '../properties/property.ts';
import { parseNames } from './parse.ts';

/** Adds the option that narrows a verb down to some of these properties. */
export const withProperties = (command: Command, known = allProperties): Command =>
  command.option(
    '-p, --property <ids>',
    'only these properties, separated by commas; one that cannot be decided then fails the run',
    parseNames(
      'property',
      known.map(({ id }) => id),
    ),
  );

/** The properties that were asked for, or all, in the order of the registry. */
export const selectProperties = (
  ids: readonly string[] | undefined,
  known = allProperties,
): readonly Property[] => (ids === undefined ? known : known.filter(({ id }) => ids.includes(id)));
