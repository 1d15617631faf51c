import { componentsOf } from './components.ts';
import { sourceOf, type Digraph, type Part } from './digraph.ts';
import { distancesFrom, type Distances } from './distances.ts';
import { entrancesOf, walkInto, type Entrances } from './entrances.ts';
import { fairComponents } from './fair-components.ts';
import { brokenBy, nothingShown, shownBy, type Fairness } from './fairness.ts';
import { edgeOfHeavyCycle, heaviestWay, loopThrough, type Terrain } from './heaviest.ts';
import { lassoInto, type FoundLasso } from './lasso.ts';
import { pacedTerrain, type Pace } from './rounds.ts';
import { walkTo, type Lasso, type Walk } from './walk.ts';

/** How much of something can lie between the beginning and the end of a wait. */
export type Bound =
  | {
      readonly kind: 'bounded';
      readonly most: number;
      /** From the first state to where the wait begins. */
      readonly stem: Walk;
      /** On to where it ends. */
      readonly way: Walk;
    }
  /** Any amount, though no fair run waits for ever: each round of the loop adds to it. */
  | ({ readonly kind: 'unbounded' } & Lasso & {
        /** The conditions that going round for ever breaks. */
        readonly breaks: number;
      });

/** The exact answer on a wait that has this part of the graph to itself. */
export type Wait =
  /** No run comes into the part. */
  | { readonly kind: 'never' }
  | { readonly kind: 'for-ever'; readonly lasso: FoundLasso }
  | { readonly kind: 'ends'; readonly bounds: readonly Bound[] };

/** What a loop breaks when it is gone round for ever. */
export const brokenAround = (graph: Digraph, fairness: Fairness, { loop }: Lasso): number => {
  let shown = nothingShown;
  for (const edge of loop) shown = shownBy(fairness, shown, sourceOf(graph, edge), graph.label[edge] ?? 0);
  return loop.length === 0 ? 0 : brokenBy(fairness, shown);
};

interface Field {
  readonly terrain: Terrain & { readonly entrances: Entrances };
  readonly fairness: Fairness;
  readonly fromFirst: Distances;
}

const unbounded = ({ terrain: { part }, fairness }: Field, lasso: Lasso): Bound => ({
  kind: 'unbounded',
  ...lasso,
  breaks: brokenAround(part.graph, fairness, lasso),
});

const boundOn = (field: Field, weight: Int32Array): Bound => {
  const { terrain, fromFirst } = field;
  const { graph } = terrain.part;
  const heavy = edgeOfHeavyCycle(terrain, weight);
  if (heavy !== undefined) {
    const stem = walkTo(graph, fromFirst, sourceOf(graph, heavy));
    return unbounded(field, { stem, loop: loopThrough(terrain, heavy) });
  }
  const found = heaviestWay(terrain, weight);
  if (found === undefined) throw new Error('a part that is entered has no heaviest way');
  const { most, start, way } = found;
  return { kind: 'bounded', most, stem: walkInto(graph, fromFirst, terrain.entrances, start), way };
};

const boundOnRounds = (field: Field, pace: Pace): Bound => {
  const { terrain, fromFirst } = field;
  const { graph } = terrain.part;
  const paced = pacedTerrain(terrain, pace);
  const onTheGround = (walk: Walk): Walk => walk.map((edge) => paced.edgeBelow[edge] ?? 0);
  const stemTo = (state: number): Walk =>
    walkInto(graph, fromFirst, terrain.entrances, paced.stateBelow[state] ?? 0);
  const heavy = edgeOfHeavyCycle(paced.terrain, paced.weight);
  if (heavy !== undefined) {
    const way = walkTo(
      paced.terrain.part.graph,
      paced.fromEntrances,
      sourceOf(paced.terrain.part.graph, heavy),
    );
    const start =
      way[0] === undefined
        ? sourceOf(paced.terrain.part.graph, heavy)
        : sourceOf(paced.terrain.part.graph, way[0]);
    const stem = [...stemTo(start), ...onTheGround(way)];
    return unbounded(field, { stem, loop: onTheGround(loopThrough(paced.terrain, heavy)) });
  }
  const found = heaviestWay(paced.terrain, paced.weight);
  if (found === undefined) throw new Error('a part that is entered has no heaviest way');
  const { most, start, way } = found;
  return { kind: 'bounded', most, stem: stemTo(start), way: onTheGround(way) };
};

/** What is to be measured of a wait. */
export interface Asked {
  /** For each measure its weights by label, at least 0. */
  readonly weights: readonly Int32Array[];
  /** Rounds are counted, too, if it is said what they are. */
  readonly pace?: Pace;
}

/**
 * Whether a fair run can stay in the part for ever, and if not, the most that it can weigh there, by each of the weights
 * and then in rounds.
 */
export const judgeWait = (
  part: Part,
  fairness: Fairness,
  { weights, pace }: Asked,
  fromFirst: Distances = distancesFrom(part.graph, [0]),
): Wait => {
  const entrances = entrancesOf(part, fromFirst);
  if (!entrances.distance.some((distance) => distance >= 0)) return { kind: 'never' };
  const lasso = lassoInto(part.graph, fairComponents(part, fairness), fairness, fromFirst);
  if (lasso !== undefined) return { kind: 'for-ever', lasso };
  const terrain = { part, components: componentsOf(part), entrances, distance: fromFirst.to };
  const field: Field = { terrain, fairness, fromFirst };
  const bounds = weights.map((weight) => boundOn(field, weight));
  return { kind: 'ends', bounds: pace === undefined ? bounds : [...bounds, boundOnRounds(field, pace)] };
};
