import type { Emitted, RowEngine, StepLabel } from '../../../model/index.ts';
import type { Path } from '../../../traces/index.ts';
import { violated } from '../../../traces/index.ts';
import type { Actor, Turns } from './actor.ts';
import { actorsOf, isCalmer, turnsAfter } from './actor.ts';
import type { Rejecting } from './rejecting.ts';

/** Where a run has come to: a state, who was last to act, and the calmest way there. */
interface Place {
  readonly state: Int32Array;
  readonly memory: number;
  readonly last: Actor | undefined;
  readonly turns: Turns;
  readonly from: Place | undefined;
  /** Of the step that led here. */
  readonly index: number;
}

const pathTo = (place: Place): Path => {
  const path: number[] = [];
  for (let at = place; at.from !== undefined; at = at.from) path.push(at.index);
  return path.toReversed();
};

/** Places between two looks at the clock. */
const betweenLooks = 256;

/** How far to look. */
export interface Bounds {
  /** Places at most. */
  readonly places: number;
  readonly outOfTime: () => boolean;
}

/** A run, and how often it turns from one actor to another. */
export interface CalmRun {
  readonly path: Path;
  readonly turns: Turns;
}

/**
 * Goes through runs level by level. A state that was met on an earlier level need not be gone through again, for no
 * shortest run comes back to it; within a level it is kept once for each actor that may have been the last.
 */
class LevelByLevel {
  readonly #engine: RowEngine<Emitted>;
  readonly #automaton: Rejecting;
  readonly #actorOf: (label: StepLabel) => Actor;
  /** The calmest run of those rejected so far, all of which are equally long. */
  #best: Place | undefined;
  readonly #met = new Set<string>();
  #next = new Map<string, Map<Actor, Place>>();
  #expanded = 0;

  constructor(engine: RowEngine<Emitted>, automaton: Rejecting) {
    this.#engine = engine;
    this.#automaton = automaton;
    this.#actorOf = actorsOf(engine);
  }

  run({ places, outOfTime }: Bounds): CalmRun | undefined {
    let level: readonly Place[] = [this.#start()];
    while (this.#best === undefined && level.length > 0) {
      for (const place of level) {
        if (this.#expanded >= places || (this.#expanded % betweenLooks === 0 && outOfTime()))
          return undefined;
        this.#expand(place);
      }
      level = this.#nextLevel();
    }
    return this.#best && { path: pathTo(this.#best), turns: this.#best.turns };
  }

  #start(): Place {
    const { state, events } = this.#engine.initial();
    const memory = this.#automaton.after(this.#automaton.initial, events);
    const turns = { switches: 0, preemptions: 0 };
    const place = { state, memory, last: undefined, turns, from: undefined, index: 0 };
    if (memory === violated) this.#best = place;
    return place;
  }

  #consider(place: Place): void {
    if (this.#best === undefined || isCalmer(place.turns, this.#best.turns)) this.#best = place;
  }

  #expand(place: Place): void {
    this.#expanded++;
    const offered = this.#engine.successors(place.state);
    if (offered.length === 0 && !this.#automaton.accepts(place.memory)) this.#consider(place);
    const couldGoOn = offered.some(({ label }) => this.#actorOf(label) === place.last);
    for (const [index, { label, state, events }] of offered.entries()) {
      const last = this.#actorOf(label);
      const memory = this.#automaton.after(place.memory, events);
      const turns = turnsAfter(place.turns, place.last, last, couldGoOn);
      const reached = { state, memory, last, turns, from: place, index };
      if (memory === violated) this.#consider(reached);
      else if (this.#best === undefined) this.#reach(reached, last);
    }
  }

  #reach(place: Place, last: Actor): void {
    const key = `${place.memory} ${this.#engine.key(place.state)}`;
    if (this.#met.has(key)) return;
    const byActor = this.#next.get(key) ?? new Map<Actor, Place>();
    this.#next.set(key, byActor);
    const known = byActor.get(last);
    if (known === undefined || isCalmer(place.turns, known.turns)) byActor.set(last, place);
  }

  #nextLevel(): readonly Place[] {
    const level: Place[] = [];
    for (const [key, byActor] of this.#next) {
      this.#met.add(key);
      for (const place of byActor.values()) level.push(place);
    }
    this.#next = new Map();
    return level;
  }
}

/** Among the shortest runs that are rejected, one with the fewest turns; undefined if that takes more than the bounds. */
export const calmestOfShortest = (
  engine: RowEngine<Emitted>,
  automaton: Rejecting,
  bounds: Bounds,
): CalmRun | undefined => new LevelByLevel(engine, automaton).run(bounds);
