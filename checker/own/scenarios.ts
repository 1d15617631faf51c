import type { Scenario } from '../../model/index.ts';
import { inOwnFile, load } from './load.ts';
import { onlyExport, requirePlainPath } from './own-file.ts';
import { requirePrograms } from './programs.ts';
import { QuestionError } from './question-error.ts';

const isScenario = (given: unknown): given is Scenario =>
  typeof given === 'object' &&
  given !== null &&
  'programs' in given &&
  typeof given.programs === 'function' &&
  'size' in given;

const known = new Map<string, Scenario>();

/** The scenario that a file exports, named by the file. Throws a `QuestionError` (`ASK015` when it exports none). */
export const scenarioIn = (file: string): Scenario => {
  const before = known.get(file);
  if (before !== undefined) return before;
  requirePlainPath(file);
  const exported = onlyExport(load(file));
  if (!isScenario(exported))
    throw new QuestionError(
      'ASK015',
      `${file}: exports no scenario`,
      "Write: export default defineScenario({ name: 'mine', summary: '...', programs: (size) => [...] });",
    );
  const scenario: Scenario = {
    ...exported,
    name: file,
    programs: (size) => inOwnFile(file, () => requirePrograms(exported.programs(size))),
  };
  known.set(file, scenario);
  return scenario;
};
