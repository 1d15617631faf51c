import type { Event } from '../../../traces/index.ts';
import { Desk } from './desk.ts';
import { demand, Objection } from './objection.ts';
import type { HiddenStep, TakenFrom, Terms } from './terms.ts';
import { Whereabouts } from './whereabouts.ts';

/** What the entries of a witness, one after the other, come to; each throws an `Objection` where it breaks a rule. */
export class Ledger {
  readonly #terms: Terms;
  readonly #desks: readonly Desk[];
  readonly #inject: number[] = [];
  readonly #tasks = new Whereabouts();

  constructor(terms: Terms) {
    this.#terms = terms;
    this.#desks = Array.from({ length: terms.workers }, () => new Desk());
  }

  #desk(w: number | null): Desk {
    const desk = w === null ? undefined : this.#desks[w];
    if (desk === undefined) throw new Objection(`there is no worker ${w}`, 'not covered');
    return desk;
  }

  hidden(step: HiddenStep): void {
    this.#tasks.tick();
    if (step.e === 'schedule' && step.to === 'inject') {
      this.#tasks.comes(step.task);
      this.#inject.push(step.task);
      return;
    }
    const me = this.#desk(step.w);
    if (step.e === 'schedule') this.#schedule(me, step.task, step.to === 'lifo', step.why);
    else if (step.e === 'take') this.#take(me, step.task, step.from);
    else if (step.e === 'steal') this.#steal(me, step.task, this.#desk(step.victim));
    else if (step.e === 'overflow') this.#overflow(me, step.n);
    else if (step.e === 'inject.batch') {
      const mayBe = me.hand !== undefined && me.queue.length === 0 && step.n <= this.#inject.length;
      demand(mayBe, `a batch of ${step.n} is not to be had`);
      me.queue.push(...this.#inject.splice(0, step.n));
    } else if (step.e === 'defer') {
      demand(me.hand === step.task || me.ended === step.task, `task ${step.task} defers and is not polled`);
      if (me.deferred.at(-1) !== step.task) me.deferred.push(step.task);
    } else if (step.e === 'maintenance') {
      this.#endRun(me);
      demand(me.ticks % this.#terms.eventInterval === 0, `tick ${me.ticks} is none of maintenance`);
      me.maintained = me.ticks;
    } else demand(me.chained === this.#terms.chainedPolls, 'the chain is not at its cap');
  }

  recorded(event: Event): void {
    this.#tasks.tick();
    if (event.e === 'block_in_place.begin') throw new Objection('a task blocks in place', 'not covered');
    if (event.e === 'park.begin' || event.e === 'park.end')
      this.#parks(this.#desk(event.w), event.e === 'park.begin');
    if (!('task' in event) || event.task === 0) return;
    const { task } = event;
    if (event.e === 'spawn.begin' || event.e === 'wake.begin' || event.e === 'wake.end')
      this.#tasks.wakes(event);
    if (event.e === 'wake.begin' && event.from === 'runtime' && event.w !== null)
      this.#inPass(this.#desk(event.w), task);
    if (event.e === 'run.begin' || event.e === 'poll.begin') {
      const me = this.#desk(event.w);
      demand(me.hand === task && me.doing === 'nothing', `task ${task} was not taken by worker ${event.w}`);
      if (event.e === 'poll.begin') me.doing = 'poll';
    } else if (event.e === 'poll.end' || (event.e === 'run.end' && this.#desk(event.w).hand === task)) {
      const me = this.#desk(event.w);
      const polled = me.doing === 'poll';
      demand(me.hand === task && polled === (event.e === 'poll.end'), `no poll of task ${task} is under way`);
      [me.hand, me.ended, me.doing] = [undefined, task, 'nothing'];
      this.#tasks.released(task);
      if (event.e === 'run.end' || event.ready) this.#tasks.completes(task);
    }
  }

  #schedule(me: Desk, task: number, toLifo: boolean, why: string): void {
    demand(why !== 'displaced' || me.displaced === task, `task ${task} was not displaced`);
    demand(why === 'displaced' || me.displaced === undefined, `task ${me.displaced} is in no queue`);
    demand(me.spilling === undefined, `there is no room for task ${me.spilling}`);
    demand(why !== 'budget' || me.lifo === task, `task ${task} is not in the LIFO slot`);
    demand(why !== 'yield' || me.ended === task, `no poll of task ${task} has just ended`);
    if (why === 'displaced') me.displaced = undefined;
    else if (why === 'budget') me.lifo = undefined;
    else this.#tasks.comes(task);
    if (toLifo) {
      demand(me.chained < this.#terms.chainedPolls, 'the LIFO slot is off at the end of a chain');
      [me.displaced, me.lifo] = [me.lifo, task];
    } else if (me.queue.length < this.#terms.queueCapacity) me.queue.push(task);
    else me.spilling = task;
  }

  #overflow(me: Desk, n: number): void {
    const half = this.#terms.queueCapacity >> 1;
    demand(me.spilling !== undefined && n === half + 1, 'no queue is full');
    const from = this.#terms.overflowMoves === 'newest' ? me.queue.length - half : 0;
    this.#inject.push(...me.queue.splice(from, half), me.spilling);
    me.spilling = undefined;
  }

  #goesOn(me: Desk, chains = false): void {
    const isDone = me.hand === undefined && me.displaced === undefined && me.spilling === undefined;
    demand(isDone && me.doing === 'nothing', 'a worker goes on and is not done');
    if (me.ended !== undefined) this.#tasks.left(me.ended);
    me.ended = undefined;
    me.passing = false;
    if (!chains) this.#endRun(me);
  }

  #endRun(me: Desk): void {
    if (!me.running) return;
    demand(me.lifo === undefined, `task ${me.lifo} is in the LIFO slot at the end of a run`);
    [me.running, me.chained] = [false, 0];
    me.ticks++;
  }

  #take(me: Desk, task: number, from: TakenFrom): void {
    const chains = from === 'lifo-chain';
    this.#goesOn(me, chains);
    demand(chains === me.running, 'a chain goes on that has not begun');
    const { injectInterval, eventInterval, chainedPolls } = this.#terms;
    const isDue = injectInterval !== 'auto' && me.ticks % injectInterval === 0 && this.#inject.length > 0;
    demand(
      chains || me.ticks % eventInterval !== 0 || me.maintained === me.ticks,
      'no maintenance at its tick',
    );
    if (from === 'inject') {
      const mayBe = isDue || injectInterval === 'auto' || (me.lifo === undefined && me.queue.length === 0);
      demand(mayBe, `the inject queue is not due at tick ${me.ticks}`);
      demand(this.#inject.shift() === task, `task ${task} is not at the front of the inject queue`);
    } else {
      demand(chains || !isDue, `the inject queue is due at tick ${me.ticks}`);
      demand(from !== 'local' || me.lifo === undefined, 'the LIFO slot comes before the queue');
      demand((from === 'local' ? me.queue.shift() : me.lifo) === task, `task ${task} is not the next`);
      if (from !== 'local') me.lifo = undefined;
    }
    me.chained = chains ? me.chained + 1 : 0;
    demand(me.chained <= chainedPolls, 'the chain is longer than its cap');
    this.#has(me, task);
  }

  #has(me: Desk, task: number): void {
    this.#tasks.taken(task);
    [me.hand, me.running] = [task, true];
  }

  #steal(me: Desk, task: number, victim: Desk): void {
    this.#goesOn(me);
    demand(me !== victim && me.lifo === undefined && me.queue.length === 0, 'a thief has work of its own');
    const stolen = victim.queue.splice(0, (victim.queue.length + 1) >> 1);
    if (stolen.length === 0 && this.#terms.lifoStealable && victim.lifo === task) {
      stolen.push(task);
      victim.lifo = undefined;
    }
    demand(stolen.pop() === task, `task ${task} is not the last that is stolen`);
    me.queue.push(...stolen);
    this.#has(me, task);
  }

  /** A waker called outside polls: the next deferred one, or by the driver before any of these. */
  #inPass(me: Desk, task: number): void {
    demand(me.hand === undefined, `the waker of task ${task} is called during a poll`);
    const next = me.deferred.at(this.#terms.deferredLastFirst ? -1 : 0);
    demand(me.doing !== 'flush' || next === task, `the waker of task ${next} is to be called before`);
    this.#endRun(me);
    const mayPass =
      me.doing === 'park' || me.maintained === me.ticks || (me.lifo === undefined && me.queue.length === 0);
    demand(me.passing || mayPass, 'a worker with work turns the driver');
    me.passing = true;
    if (next !== task) return;
    me.deferred.splice(this.#terms.deferredLastFirst ? -1 : 0, 1);
    if (me.doing !== 'park') me.doing = me.deferred.length > 0 ? 'flush' : 'nothing';
    if (me.doing !== 'nothing') return;
    me.passing = this.#terms.timersLast;
    if (me.maintained !== me.ticks) me.ticks++;
  }

  #parks(me: Desk, begins: boolean): void {
    if (begins) this.#goesOn(me);
    else me.ticks++;
    const isIdle = me.lifo === undefined && me.queue.length + me.deferred.length === 0;
    demand(
      begins ? isIdle : me.doing === 'park',
      `a worker ${begins ? 'with work parks' : 'that is not parked unparks'}`,
    );
    me.doing = begins ? 'park' : 'nothing';
  }
}
