import { recordedProperties } from '../../properties/index.ts';
import type { Property } from '../../properties/property.ts';
import { QuestionError } from '../../own/question-error.ts';

/** A property by its id, or a property itself, such as one made by `defineProperty`. */
export type PropertyChoice = string | Property;

/** One or several of them. */
export type PropertyChoices = PropertyChoice | readonly PropertyChoice[];

const isList = (choices: PropertyChoices): choices is readonly PropertyChoice[] => Array.isArray(choices);

const propertyFor = (choice: PropertyChoice): Property => {
  if (typeof choice !== 'string') return choice;
  const property = recordedProperties.find(({ id }) => id === choice);
  if (property !== undefined) return property;
  throw new QuestionError(
    'ASK004',
    `no property has the id '${choice}'`,
    `Choose from: ${recordedProperties.map(({ id }) => id).join(', ')}.`,
  );
};

/** The properties that were chosen, in that order; `usual` without a choice. Throws a `QuestionError` (`ASK004`). */
export const propertiesOf = (
  choices: PropertyChoices | undefined,
  usual: readonly Property[],
): readonly Property[] => {
  if (choices === undefined) return usual;
  return (isList(choices) ? choices : [choices]).map(propertyFor);
};
