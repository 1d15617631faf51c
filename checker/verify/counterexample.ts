import type { Emitted, RowEngine } from '../../model/index.ts';
import type { Header, Path } from '../../traces/index.ts';
import { explainRun } from '../explain/counterexample.ts';
import type { ExplainedRun } from '../explain/counterexample.ts';
import type { MinimizedRun } from '../minimize/index.ts';
import { minimizeRun } from '../minimize/index.ts';
import type { Property } from '../properties/property.ts';
import { engineFor } from './engine-for.ts';
import { generatedHeader } from './generated-header.ts';
import { runtimeOf } from './runtime-of.ts';
import type { VerifyOptions } from './verify.ts';

/** How a counterexample came to be as short and simple as it is. */
export interface Minimized extends Omit<MinimizedRun, 'path'> {
  /** The tasks by number, from 1, at the size of the counterexample: what each is. */
  readonly roles: readonly string[];
}

/** A run that violates a property, as it is to be shown. */
export interface Counterexample {
  readonly run: ExplainedRun;
  /** Of the run as a trace. */
  readonly header: Header;
  /** Whether no run of its size shows it in fewer steps. */
  readonly shortest: boolean;
  /** Absent where it is shown as it was found. */
  readonly minimized?: Minimized;
}

/** A run as a search found it. */
export interface FoundRun {
  readonly path: Path;
  /** Whether it is known that no run shows it in fewer steps. */
  readonly shortest: boolean;
}

/** Makes counterexamples of runs that a verification found. */
export type Show = (property: Property, found: FoundRun) => Counterexample;

/** Seconds for one run, of which it is known that it is as short as any, or not; and for all runs together. */
const mostSeconds = { calming: 3, shortening: 10, together: 30 } as const;

/** The options of a verification that decide how a counterexample is shown. */
type Options = Pick<
  VerifyOptions,
  'scenario' | 'size' | 'flavor' | 'release' | 'wasmtime' | 'rules' | 'constants' | 'limits' | 'minimize'
>;

/**
 * Makes the counterexamples of one verification, minimised if that was asked for.
 *
 * @param engine - the machine that was searched
 * @param seconds - since the verification began; its limit on time holds for minimising too
 */
export const showing = (options: Options, engine: RowEngine<Emitted>, seconds: () => number): Show => {
  const { scenario, flavor, release, constants, limits } = options;
  const headerAt = (at: typeof constants): Header => generatedHeader(release, at, scenario.name, flavor);
  let spent = 0;
  let isOver = false;

  const minimized = (property: Property, { path, shortest }: FoundRun): MinimizedRun => {
    const from = seconds();
    const most = Math.min(mostSeconds[shortest ? 'calming' : 'shortening'], mostSeconds.together - spent);
    const outOfTime = (): boolean => {
      isOver ||= seconds() >= (limits.seconds ?? Infinity);
      return isOver || seconds() - from >= most;
    };
    const found = minimizeRun({ ...options, property }, path, { isShortest: shortest, outOfTime });
    spent += seconds() - from;
    return found;
  };

  return (property, found) => {
    if (options.minimize !== true)
      return {
        run: explainRun(engine, found.path),
        header: headerAt(constants),
        shortest: found.shortest,
      };
    const { path, ...rest } = minimized(property, found);
    const runtime = runtimeOf({ ...options, ...rest });
    return {
      run: explainRun(engineFor(runtime), path),
      header: headerAt(rest.constants),
      shortest: rest.shortest,
      minimized: { ...rest, roles: runtime.programs.map(({ role }) => role) },
    };
  };
};
