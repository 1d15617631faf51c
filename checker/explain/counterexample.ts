import type { Emitted, Engine, Side } from '../../model/index.ts';
import { replay, type Path } from '../../traces/index.ts';
import { changesBetween, type Change } from './changes.ts';

/** One step of a run, as people and programs read it. */
export interface ExplainedStep {
  /** The action's name. */
  readonly action: string;
  /** File and function of Tokio that the action stands for. */
  readonly source: string;
  readonly side: Side;
  /** The worker that takes the step; null for the environment. */
  readonly worker: number | null;
  readonly events: readonly Emitted[];
  readonly changes: readonly Change[];
}

/** A run of the specification, step by step. */
export interface ExplainedRun {
  readonly path: Path;
  readonly initial: Readonly<Record<string, unknown>>;
  /** What the start itself emits: the tasks spawned before the first step. */
  readonly start: { readonly events: readonly Emitted[] };
  readonly steps: readonly ExplainedStep[];
}

/** Replays `path` and says of each step who took it, by which rule, and what it changed. */
export const explainRun = <Packed>(engine: Engine<Packed, Emitted>, path: Path): ExplainedRun => {
  const { start, steps } = replay(engine, path);
  const initial = start.describe();
  let before = initial;
  return {
    path,
    initial,
    start: { events: start.events },
    steps: steps.map(({ label, title, events, describe }): ExplainedStep => {
      const action = engine.actions[label.action];
      const after = describe();
      const changes = changesBetween(before, after);
      before = after;
      return {
        action: action?.rule.name ?? title,
        source: action?.rule.source ?? '',
        side: action?.rule.side ?? 'system',
        worker: action?.arrays[0] === 'workers' ? (label.actors[0] ?? null) : null,
        events,
        changes,
      };
    }),
  };
};
