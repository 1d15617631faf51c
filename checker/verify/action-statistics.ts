import type { Emitted, RowEngine } from '../../model/index.ts';
import type { ActionCount, Exploration } from '../../traces/index.ts';

/** What became of one action of the specification. */
export interface ActionStatistics extends ActionCount {
  readonly name: string;
  /** File and function of Tokio that it stands for. */
  readonly source: string;
}

const nothing: ActionCount = { states: 0, steps: 0, found: 0, refusals: 0 };

/** What became of every action, in the order of the specification. */
export const actionStatistics = (
  { actions }: RowEngine<Emitted>,
  exploration: Exploration,
): readonly ActionStatistics[] =>
  actions.map(({ rule: { name, source } }, index) => ({
    ...(exploration.actions[index] ?? nothing),
    name,
    source,
  }));
