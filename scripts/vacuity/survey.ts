import { specificationOf } from '../../model/index.ts';
import type { Emitted, Flavor, Specification } from '../../model/index.ts';
import { explore } from '../../traces/index.ts';
import type { Exploration } from '../../traces/index.ts';
import type { Cell } from './cells.ts';
import { GuardWatch, termName, termsOf } from './guards.ts';
import { watchedEngine } from './watched-engine.ts';

/** What the exploration of one cell showed, with all that it could have. */
export interface Survey {
  /** Every action of the specification. */
  readonly actions: readonly string[];
  readonly taken: ReadonlySet<string>;
  /** Actions whose guard was met, and whose effect refused all the same. */
  readonly refused: ReadonlySet<string>;
  /** Every term of every guard, as `termName` spells it. */
  readonly terms: readonly string[];
  readonly met: ReadonlySet<string>;
  readonly decisive: ReadonlySet<string>;
}

type Engine = ReturnType<Specification['compiled']>;

/** What an exploration told of actions, and a watch of guards. */
export const surveyOf = (
  { actions }: Pick<Engine, 'actions'>,
  { actions: counts }: Pick<Exploration, 'actions'>,
  watch: GuardWatch,
): Survey => {
  const named = actions.map(({ rule }) => rule.name);
  const where = (field: 'steps' | 'refusals'): ReadonlySet<string> =>
    new Set(named.filter((_, index) => (counts[index]?.[field] ?? 0) > 0));
  const terms = actions.flatMap((action) => termsOf(action).map(termName));
  return { actions: named, taken: where('steps'), refused: where('refusals'), terms, ...watch.result() };
};

/** The fast engine of a cell, with a watch over its guards. */
export const watchedCell = ({
  runtime,
}: Pick<Cell, 'runtime'>): { readonly engine: Engine; readonly watch: GuardWatch } => {
  const specification = specificationOf(runtime);
  const engine = specification.compiled();
  const watch = new GuardWatch(specification.schema, engine.actions);
  return { engine: watchedEngine<Emitted>(engine, (key) => watch.look(key)), watch };
};

/** Explores a cell, as far as a number of states. */
export const surveyed = (cell: Cell, states: number): Survey => {
  const { engine, watch } = watchedCell(cell);
  return surveyOf(engine, explore(engine, { limits: { states } }), watch);
};

/** The survey of one cell as plain data. */
export interface PlainSurvey {
  readonly cell: string;
  readonly flavor: Flavor;
  readonly actions: readonly string[];
  readonly taken: readonly string[];
  readonly refused: readonly string[];
  readonly terms: readonly string[];
  readonly met: readonly string[];
  readonly decisive: readonly string[];
}

/** A survey as data that can be written. */
export const plainSurvey = ({ name, runtime }: Cell, survey: Survey): PlainSurvey => ({
  cell: name,
  flavor: runtime.flavor ?? 'multi_thread',
  actions: survey.actions,
  taken: [...survey.taken],
  refused: [...survey.refused],
  terms: survey.terms,
  met: [...survey.met],
  decisive: [...survey.decisive],
});

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

const isPlainSurvey = (value: unknown): value is PlainSurvey =>
  isObject(value) &&
  typeof value['cell'] === 'string' &&
  (value['flavor'] === 'multi_thread' || value['flavor'] === 'current_thread') &&
  (['actions', 'taken', 'refused', 'terms', 'met', 'decisive'] as const).every((key) => {
    const names = value[key];
    return Array.isArray(names) && names.every((name) => typeof name === 'string');
  });

/**
 * Reads what was written of surveys.
 *
 * @throws RangeError if it is something else
 */
export const surveysIn = (text: string): readonly PlainSurvey[] => {
  const value: unknown = JSON.parse(text);
  if (Array.isArray(value) && value.every(isPlainSurvey)) return value;
  throw new RangeError('these are no surveys');
};
