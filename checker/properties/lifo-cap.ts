import type { Event, WorkerIndex } from '../../traces/index.ts';
import { defineProperty } from './define-property.ts';
import type { Observer, Property } from './property.ts';
import { constantsOf } from './replica/constants.ts';
import { allOf, multiThreadOnly, since, withLifoSlot } from './support/applies.ts';

interface Chains {
  /** By thread: its polls from the LIFO slot since the poll that began its tick. */
  readonly polls: Map<number, Event[]>;
  /** Workers whose LIFO slot is disabled, and the poll that made it so. */
  readonly disabled: Map<WorkerIndex, Event>;
}

/** A tick polls a few tasks at most from the LIFO slot after its first. */
export const lifoCap: Property = defineProperty<Chains>({
  id: 'lifo-cap',
  code: 'S8',
  kind: 'safety',
  sentence:
    'After the first task of a tick at most three more are taken from the LIFO slot; from the third on no task is put there until the tick ends.',
  source: 'multi_thread/worker.rs Context::run_task, MAX_LIFO_POLLS_PER_TICK',
  trigger: 'a worker takes a task from its LIFO slot after a poll, within the same tick',
  needs: ['schedule', 'take', 'steal', 'search.begin', 'driver.begin'],
  applies: allOf(multiThreadOnly, since('1.29.0'), withLifoSlot),
  observe: (runtime) => {
    const { maxLifoPolls } = constantsOf(runtime);
    const tickEnds = ({ disabled }: Chains, { w }: Event): void => {
      if (w !== null) disabled.delete(w);
    };
    const tickBegins = (chains: Chains, event: Event): void => {
      tickEnds(chains, event);
      chains.polls.delete(event.s);
    };
    const on: Observer<Chains>['on'] = {
      take: (chains, event, report) => {
        if (event.from !== 'lifo-chain') {
          tickBegins(chains, event);
          return;
        }
        const polls = chains.polls.get(event.s) ?? [];
        polls.push(event);
        chains.polls.set(event.s, polls);
        report.checked();
        if (polls.length >= maxLifoPolls && event.w !== null) chains.disabled.set(event.w, event);
        if (polls.length > maxLifoPolls) {
          report.violated(
            `worker ${event.w} takes ${polls.length} tasks from its LIFO slot after the first of a tick; the limit is ${maxLifoPolls}`,
            polls.splice(0),
          );
        }
      },
      steal: tickBegins,
      'search.begin': tickEnds,
      'driver.begin': tickEnds,
      schedule: ({ disabled }, event, report) => {
        if (event.to !== 'lifo' || event.w === null) return;
        const last = disabled.get(event.w);
        if (last === undefined) return;
        report.violated(
          `a task is put into worker ${event.w}'s LIFO slot in the same tick after ${maxLifoPolls} were taken from it`,
          [last, event],
        );
      },
    };
    return { memory: () => ({ polls: new Map(), disabled: new Map() }), on };
  },
});
