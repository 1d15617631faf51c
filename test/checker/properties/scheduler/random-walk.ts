import type { Constants, Program } from '../../../../model/index.ts';
import { interpret, multiThread, rulesOf } from '../../../../model/index.ts';
import { createMonitor } from '../../../../checker/monitor/index.ts';
import type { Property } from '../../../../checker/properties/property.ts';
import type { PropertyVerdict } from '../../../../checker/verdict.ts';
import { generatedHeader } from '../../../../checker/verify/generated-header.ts';
import { toEvents } from '../../../../traces/index.ts';
import type { Emission } from '../../../../traces/index.ts';

/** Numbers that look random and are the same in every run. */
export class Dice {
  #state: number;

  constructor(seed: number) {
    this.#state = seed;
  }

  /** A number from 0 up to, not including, `sides`. */
  below(sides: number): number {
    this.#state = (Math.imul(this.#state, 1_103_515_245) + 12_345) & 0x7f_ff_ff_ff;
    return (this.#state >>> 8) % sides;
  }
}

/** What is run, and as which release its trace is judged. */
export interface Walk {
  readonly rulesFrom: string;
  readonly judgedAs: string;
  readonly constants: Constants;
  readonly programs: readonly Program[];
  readonly steps: number;
}

/**
 * The verdicts on a random run of the specification. Most steps continue with the same worker, so that workers get
 * somewhere between interruptions.
 */
export function walk(
  { rulesFrom, judgedAs, constants, programs, steps }: Walk,
  properties: readonly Property[],
  dice: Dice,
): readonly PropertyVerdict[] {
  const rules = rulesOf(rulesFrom);
  if (rules === undefined) throw new Error(`the specification does not know ${rulesFrom}`);
  const engine = interpret(multiThread({ rules, constants, programs }));
  const first = engine.initial();
  const taken: { readonly events: readonly Emission[] }[] = [];
  let { state } = first;
  let actor: number | undefined;
  for (let i = 0; i < steps; i++) {
    const successors = engine.successors(state);
    const same = dice.below(3) > 0 ? successors.find(({ label }) => label.actors[0] === actor) : undefined;
    const step = same ?? successors[dice.below(Math.max(1, successors.length))];
    if (step === undefined) break;
    taken.push(step);
    actor = step.label.actors[0];
    ({ state } = step);
  }
  const monitor = createMonitor(properties, generatedHeader(judgedAs, constants, 'random walk'));
  monitor.observe([...toEvents({ start: first, steps: taken })]);
  return monitor.finish(undefined);
}
