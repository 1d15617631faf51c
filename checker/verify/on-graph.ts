import type { Emitted } from '../../model/index.ts';
import { LetterAutomaton, renameEmission, searchGraph } from '../../traces/index.ts';
import type { GraphSearch, SearchBounds, StateGraph } from '../../traces/index.ts';
import type { PropertyAutomaton } from '../automaton/index.ts';

/** Runs a property along every run of an explored specification. */
export const checkOnGraph = (
  graph: StateGraph<Emitted>,
  automaton: PropertyAutomaton,
  bounds: SearchBounds,
): GraphSearch =>
  searchGraph(
    graph,
    new LetterAutomaton<Emitted>(automaton, graph.alphabet, graph.symmetry, renameEmission),
    bounds,
  );
