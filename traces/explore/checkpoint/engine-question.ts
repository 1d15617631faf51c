import type { RowEngine, Symmetry } from '../../../model/index.ts';
import { digest } from './question.ts';
import type { Question } from './question.ts';

/** What an engine shows of what it explores. */
export const engineQuestion = (
  { words, actions }: Pick<RowEngine<unknown>, 'words' | 'actions'>,
  symmetry: Symmetry | undefined,
): Question => ({
  words,
  actions: digest(actions.map(({ rule: { name, source } }) => [name, source])),
  renamings: symmetry?.size ?? 1,
});
