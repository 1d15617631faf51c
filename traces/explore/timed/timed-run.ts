import type { RowEngine, Step } from '../../../model/index.ts';
import { below } from '../random/xoshiro.ts';
import type { RandomWords } from '../random/xoshiro.ts';

/** A step that could be taken. */
export interface Possible<E> {
  readonly step: Step<Int32Array, E>;
  /** Name of its action. */
  readonly action: string;
  /** Since when it has been possible, or its actor free to take it, whichever is later. */
  readonly since: number;
  /** A random number from 0 up to 1, which it keeps as long as it is possible: its share in what is left to chance. */
  readonly luck: number;
}

/** How long steps take, in a unit of its own. */
export interface Clock<E> {
  /** When a step is taken if no other comes before it: infinity if never. Asked again after each step of anybody. */
  due(possible: Possible<E>): number;
  /** A step is taken. Answers until when it keeps its actor. */
  took(possible: Possible<E>, at: number): number;
}

/** What a run in time needs. */
export interface TimedRun<E> {
  readonly engine: RowEngine<E>;
  readonly clock: Clock<E>;
  readonly random: RandomWords;
  /** When the run ends. */
  readonly until: number;
  /** Steps at most. */
  readonly steps: number;
  /** Hears of each step. */
  readonly see: (step: Step<Int32Array, E>, at: number) => void;
}

interface Known {
  readonly actor: string;
  readonly since: number;
  readonly luck: number;
}

const words = 2 ** 32;

/**
 * Runs a machine in time: of all steps that are possible, the one that is due first is taken, and its time is now. Actors
 * are elements of arrays; each does one thing at a time. Which choices a step makes, and which of several that are due at
 * once is first, is left to chance. Answers when the run ended: `until`, unless the steps were used up before.
 */
export const runInTime = <E>({ engine, clock, random, until, steps, see }: TimedRun<E>): number => {
  let { state } = engine.initial();
  let now = 0;
  let known = new Map<string, Known>();
  const freeAt = new Map<string, number>();
  for (let taken = 0; taken < steps; taken++) {
    const possible = new Map<string, Known>();
    let first = Infinity;
    let candidates: { readonly possible: Possible<E>; readonly actor: string }[] = [];
    for (const step of engine.successors(state)) {
      const { action, actors } = step.label;
      const array = engine.actions[action]?.arrays[0] ?? '';
      const key = `${action} ${actors.join()}`;
      const actor = `${array} ${actors[0] ?? ''}`;
      const entry = possible.get(key) ??
        known.get(key) ?? {
          actor,
          since: Math.max(now, freeAt.get(actor) ?? 0),
          luck: random() / words,
        };
      possible.set(key, entry);
      const name = engine.actions[action]?.rule.name ?? '';
      const option: Possible<E> = { step, action: name, since: entry.since, luck: entry.luck };
      const due = Math.max(now, clock.due(option));
      if (due > first) continue;
      if (due < first) candidates = [];
      first = due;
      candidates.push({ possible: option, actor });
    }
    const chosen = candidates[candidates.length > 1 ? below(candidates.length, random) : 0];
    if (chosen === undefined || first >= until) return until;
    now = first;
    freeAt.set(chosen.actor, clock.took(chosen.possible, now));
    see(chosen.possible.step, now);
    ({ state } = chosen.possible.step);
    known = new Map([...possible].filter(([, { actor }]) => actor !== chosen.actor));
  }
  return now;
};
