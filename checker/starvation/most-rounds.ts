import type { WatchedStep } from './fairness/assumption.ts';
import { componentsOf } from './graph/components.ts';
import { firstEdge, targetOf, type Part } from './graph/digraph.ts';
import type { Entrances } from './graph/entrances.ts';
import type { Terrain } from './graph/heaviest.ts';
import { pacedTerrain, type Pace } from './graph/rounds.ts';
import { paceOf } from './measures.ts';
import type { Situation } from './situation.ts';

/** Bits by worker, noted of a round: who did maintenance in it, and then who ticked. */
const notesOf = ({ steps, runtime }: Situation): NonNullable<Pace['notes']> => {
  const { workers } = runtime.constants;
  const note = ({ arrays, actor, ticks, maintains }: WatchedStep): number => {
    if (arrays[0] !== 'workers') return 0;
    return (maintains ? 1 << actor : 0) | (ticks ? 1 << (workers + actor) : 0);
  };
  return { bits: 2 * workers, of: Int32Array.from(steps, note) };
};

/** By component, the workers that tick in all of its rounds and do maintenance in none; -1 without rounds. */
const patientIn = ({ part, components }: Terrain, workers: number): Int32Array => {
  const { graph, edges } = part;
  const all = 2 ** workers - 1;
  const patient = new Int32Array(components.count).fill(-1);
  for (let state = 0; state < graph.states; state++) {
    const component = components.of[state] ?? 0;
    const end = firstEdge(graph, state + 1);
    for (let edge = firstEdge(graph, state); edge < end; edge++) {
      const label = graph.label[edge] ?? 0;
      if (edges[edge] === 0 || label === 0 || components.of[targetOf(graph, edge)] !== component) continue;
      const notes = label - 1;
      patient[component] = (patient[component] ?? 0) & (notes >> workers) & ~notes & all;
    }
  }
  return patient;
};

/** By component, the most rounds of a way from there on; edges lead to lower numbers. */
const heaviest = ({ part, components }: Terrain, within: (component: number) => number): Float64Array => {
  const { graph, edges } = part;
  const byComponent = Array.from({ length: components.count }, () => new Array<number>());
  for (let state = 0; state < graph.states; state++) byComponent[components.of[state] ?? 0]?.push(state);
  const most = new Float64Array(components.count);
  for (const [component, states] of byComponent.entries()) {
    let onward = 0;
    for (const state of states) {
      const end = firstEdge(graph, state + 1);
      for (let edge = firstEdge(graph, state); edge < end; edge++) {
        const to = components.of[targetOf(graph, edge)] ?? 0;
        if (edges[edge] === 0 || to === component) continue;
        onward = Math.max(onward, ((graph.label[edge] ?? 0) === 0 ? 0 : 1) + (most[to] ?? 0));
      }
    }
    most[component] = onward + within(component);
  }
  return most;
};

/**
 * A number of rounds that no wait in `part` exceeds, with loosened intervals that are `interval` ticks long in truth;
 * undefined where none is found.
 *
 * A way that goes round a component stays there for fewer rounds than `interval` if some worker ticks in each of them and
 * never comes to its maintenance. Between components each round counts as it is.
 */
export const mostRounds = (
  situation: Situation,
  part: Part,
  entrances: Entrances,
  interval: number,
): number | undefined => {
  const { pace } = paceOf(situation);
  if (pace === undefined) return undefined;
  const { fromFirst, runtime } = situation;
  const ground = { part, components: componentsOf(part), entrances, distance: fromFirst.to };
  const { terrain } = pacedTerrain(ground, { ...pace, notes: notesOf(situation) });
  const patient = patientIn(terrain, runtime.constants.workers);
  const most = heaviest(terrain, (component) => {
    const workers = patient[component] ?? 0;
    if (workers === -1) return 0;
    return workers === 0 ? Infinity : interval - 1;
  });
  let bound = 0;
  for (let state = 0; state < terrain.part.graph.states; state++)
    if ((terrain.entrances.distance[state] ?? -1) >= 0)
      bound = Math.max(bound, most[terrain.components.of[state] ?? 0] ?? 0);
  return bound === Infinity ? undefined : bound;
};
