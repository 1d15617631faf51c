import type { OwnFile, Policy, YieldName } from '../../model/index.ts';
import { isOwnFile, onlyExport, requirePlainPath } from './own-file.ts';
import { load } from './load.ts';
import { QuestionError } from './question-error.ts';

const isPolicy = (given: unknown): given is Policy =>
  typeof given === 'object' &&
  given !== null &&
  'states' in given &&
  'name' in given &&
  Array.isArray(given.states);

/** The policy that a file exports. Throws a `QuestionError` (`ASK015` when it exports none). */
export const policyIn = (file: OwnFile): Policy => {
  requirePlainPath(file);
  const policy = onlyExport(load(file));
  if (isPolicy(policy)) return policy;
  throw new QuestionError(
    'ASK015',
    `${file}: exports no policy`,
    "Write: export default definePolicy({ name: 'mine', epoch: () => 'self-wake' });",
  );
};

/** The policy of a way of yielding, for the size of a workload; nothing where the way is one that there is. */
export const policyOf = (way: YieldName | 'custom'): { readonly policy?: Policy } =>
  way !== 'custom' && isOwnFile(way) ? { policy: policyIn(way) } : {};
