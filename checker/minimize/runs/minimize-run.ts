import type { Path } from '../../../traces/index.ts';
import type { PropertyAutomaton } from '../../automaton/index.ts';
import type { Turns } from './actor.ts';
import { shortestRejected } from './breadth-first.ts';
import { calmer } from './calmer.ts';
import { calmestOfShortest } from './calmest.ts';
import { withoutLoops } from './cut-loops.ts';
import { deltaDebug } from './delta-debug.ts';
import type { RunQuestion, RunSize, Setting } from './question.ts';
import { settingOf } from './question.ts';
import { Rejecting } from './rejecting.ts';
import { smallerSizes } from './smaller-sizes.ts';
import type { Sought, ViolationKind } from './violation-kind.ts';
import { firstViolation, soughtWith } from './violation-kind.ts';
import type { Way } from './way.ts';
import { follow, labelsOf } from './way.ts';

/** How much work a run is worth. */
export interface MinimizeOptions {
  /** The run is known to be a shortest one, so that only its turns are looked at. */
  readonly isShortest?: boolean;
  /** States that one search for a shorter run keeps at most, and one for fewer switches a quarter; 200,000 if absent. */
  readonly states?: number;
  /** Whether there is no time left; asked again and again. Always false if absent. */
  readonly outOfTime?: () => boolean;
}

/** A run that violates a property, and is as short and simple as could be had. */
export interface MinimizedRun extends RunSize, Turns {
  readonly path: Path;
  /** Whether no run of this size shows it in fewer steps. */
  readonly shortest: boolean;
  /** Whether no run of this size and length has fewer switches, or as many with fewer preemptions. */
  readonly calmest: boolean;
  /** The run as it was found. */
  readonly from: RunSize & Turns & { readonly steps: number };
}

const usualStates = 200_000;

/** A run at one size. */
interface Found {
  readonly setting: Setting;
  readonly automaton: PropertyAutomaton;
  readonly way: Way;
  readonly shortest: boolean;
}

interface Work {
  /** At what the run is rejected. */
  readonly kind: ViolationKind;
  /** At what a shorter run may be rejected. */
  readonly sought: Sought;
  readonly states: number;
  readonly outOfTime: () => boolean;
}

const checkable = ({ automaton }: Setting): PropertyAutomaton | undefined =>
  automaton.kind === 'automaton' ? automaton : undefined;

const followed = ({ engine }: Setting, automaton: PropertyAutomaton, path: Path, sought: Sought): Way => {
  const way = follow(engine, new Rejecting(automaton, sought), labelsOf(engine, path), 0);
  if (way === undefined)
    throw new Error(`a run that violates ${automaton.name} does not when it is replayed`);
  return way;
};

/** Leaves out what the violation does without; the size stays. */
const withoutNeedless = ({ setting, automaton, way, shortest }: Found, { kind, outOfTime }: Work): Found => {
  const rejecting = new Rejecting(automaton, kind);
  const { engine } = setting;
  let best = followed(setting, automaton, withoutLoops(engine, rejecting, way.path), kind);
  deltaDebug(
    best.labels,
    (labels) => {
      const found = follow(engine, rejecting, labels, rejecting.isForEnds ? best.path.length - 1 : 0);
      if (found === undefined || found.path.length >= best.path.length) return undefined;
      best = found;
      return found.labels;
    },
    outOfTime,
  );
  return { setting, automaton, way: best, shortest };
};

/** Asks the same of each smaller size, and of this one at last, and keeps the shortest run, of the smallest size. */
const shortestOfAll = (question: RunQuestion, start: Found, work: Work): Found => {
  const { sought, states, outOfTime } = work;
  let best = start;
  for (const size of [...smallerSizes(question), undefined]) {
    if (outOfTime()) return best;
    const setting = size === undefined ? start.setting : settingOf(question, size);
    const automaton = checkable(setting);
    if (automaton === undefined) continue;
    const isLarger = size === undefined || best !== start;
    const steps = best.way.path.length - (isLarger ? 1 : 0);
    const found = shortestRejected(setting.engine, new Rejecting(automaton, sought), {
      steps,
      states,
      outOfTime,
    });
    if (found.is === 'found')
      best = { setting, automaton, way: followed(setting, automaton, found.path, sought), shortest: true };
    else if (size === undefined && best === start && found.is === 'none') best = { ...start, shortest: true };
  }
  return best;
};

/** Joins the steps of each actor. */
const withFewestTurns = (
  found: Found,
  { sought, states, outOfTime }: Work,
): Found & { readonly calmest: boolean } => {
  const { setting, automaton, way } = found;
  if (found.shortest && way.turns.switches === 0) return { ...found, calmest: true };
  const bounds = { places: states / 4, outOfTime };
  const { engine } = setting;
  const best = calmestOfShortest(engine, new Rejecting(automaton, sought), bounds);
  if (best !== undefined && best.path.length <= way.path.length)
    return { ...found, shortest: true, way: followed(setting, automaton, best.path, sought), calmest: true };
  const joined = calmer(engine, new Rejecting(automaton, sought), way, outOfTime);
  return { ...found, way: joined, calmest: joined.turns.switches === 0 };
};

/**
 * Makes a run that violates a property as short and simple as can be had within the bounds: it violates the same property
 * at an event, or at its end as the run does.
 *
 * First loops and needless steps are left out, as long as the kind of the event stays the same. Then smaller sizes are
 * asked, and the size of the run itself, for a shorter run, at an event of whatever kind; among runs that are equally short, that of the smallest size wins. At last, of all runs as short as that,
 * the one is taken whose steps alternate least between workers.
 *
 * @param path - of the machine of `question`; what comes after the first violation does not count
 * @throws ReplayError when the path is not one of that machine
 * @throws RangeError when the run does not violate the property, or the property cannot be decided on it
 */
export const minimizeRun = (
  question: RunQuestion,
  path: Path,
  { isShortest = false, states = usualStates, outOfTime = () => false }: MinimizeOptions = {},
): MinimizedRun => {
  const setting = settingOf(question, question);
  const automaton = checkable(setting);
  const first = automaton && firstViolation(setting.engine, automaton, path);
  if (automaton === undefined || first === undefined)
    throw new RangeError(`the run does not violate ${question.property.id}: there is nothing to minimise`);
  const { kind, steps } = first;
  const work = { kind, sought: soughtWith(kind), states, outOfTime };
  const whole = followed(setting, automaton, path.slice(0, steps), kind);
  const start = { setting, automaton, way: whole, shortest: isShortest };
  const short = isShortest ? start : shortestOfAll(question, withoutNeedless(start, work), work);
  const { way, shortest, calmest, ...rest } = withFewestTurns(short, work);
  const { size, constants } = rest.setting;
  return {
    size,
    constants,
    path: way.path,
    ...way.turns,
    shortest,
    calmest,
    from: { size: question.size, constants: question.constants, steps: path.length, ...whole.turns },
  };
};
