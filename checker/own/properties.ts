import type { Property } from '../properties/property.ts';
import { load } from './load.ts';
import { requirePlainPath } from './own-file.ts';
import { QuestionError } from './question-error.ts';

const isProperty = (given: unknown): given is Property =>
  typeof given === 'object' && given !== null && 'observe' in given && 'sentence' in given && 'id' in given;

/**
 * The properties that a file exports, each knowing the file. Throws a `QuestionError` (`ASK015`) when it exports none.
 */
export const propertiesIn = (file: string): readonly Property[] => {
  requirePlainPath(file);
  const exported = new Set(Object.values(load(file)));
  const properties = [...exported].filter(isProperty);
  if (properties.length === 0)
    throw new QuestionError(
      'ASK015',
      `${file}: exports no property`,
      'Write: export const mine = defineProperty({ ... }); docs/writing-a-property.md has one.',
    );
  return properties.map((property) => Object.assign({}, property, { file }));
};
