import type { Alphabet } from '../../../traces/explore/graph/alphabet.ts';
import type { Path } from '../../../traces/index.ts';
import { firstEdge, isTerminal, targetOf, type Digraph } from '../../starvation/graph/digraph.ts';
import { silent } from './joint-graph.ts';
import { atRest } from './words.ts';

interface Place {
  readonly state: number;
  /** Events of the word that were seen. */
  readonly seen: number;
  /** Index into the places found; -1 for the start. */
  readonly from: number;
  /** Index of the step among those of its state. */
  readonly step: number;
}

/** How many events of a word are seen after a step that shows `letter`, or undefined where it shows another, or too much. */
const after = (
  word: readonly number[],
  seen: number,
  letter: readonly number[],
  mayShowMore: boolean,
): number | undefined => {
  let at = seen;
  for (const symbol of letter) {
    if (at === word.length) return mayShowMore ? at : undefined;
    if (word[at] !== symbol) return undefined;
    at++;
  }
  return at;
};

/**
 * A run from the state `start` that shows these events, in as few steps as any; the last step may show more. A word that
 * ends with `atRest` is shown by a run that shows nothing else, and after which nothing can happen. Undefined if there is none.
 */
export const runOfWord = <O extends object>(
  graph: Digraph,
  start: number,
  word: readonly number[],
  alphabet: Alphabet<O>,
): Path | undefined => {
  const rests = word.at(-1) === atRest;
  const events = rests ? word.slice(0, -1) : word;
  const letters = new Map<number, readonly number[]>();
  const lettersOf = (label: number): readonly number[] => {
    const known = letters.get(label);
    if (known !== undefined) return known;
    const symbols = alphabet.letter(label).map((event) => alphabet.numberOf([event]));
    letters.set(label, symbols);
    return symbols;
  };
  const places: Place[] = [{ state: start, seen: 0, from: -1, step: 0 }];
  const known = new Set<number>();
  for (let at = 0; at < places.length; at++) {
    const { state, seen } = places[at] ?? { state: start, seen: 0 };
    if (seen === events.length && (!rests || isTerminal(graph, state))) return stepsTo(places, at);
    const [first, end] = [firstEdge(graph, state), firstEdge(graph, state + 1)];
    for (let edge = first; edge < end; edge++) {
      const next = after(events, seen, lettersOf(graph.label[edge] ?? silent), !rests);
      if (next === undefined) continue;
      const to = targetOf(graph, edge);
      const key = next * graph.states + to;
      if (known.has(key)) continue;
      known.add(key);
      places.push({ state: to, seen: next, from: at, step: edge - first });
    }
  }
  return undefined;
};

const stepsTo = (places: readonly Place[], last: number): Path => {
  const steps: number[] = [];
  for (let at = last; ;) {
    const place = places[at];
    if (place === undefined || place.from < 0) return steps.toReversed();
    steps.push(place.step);
    at = place.from;
  }
};
