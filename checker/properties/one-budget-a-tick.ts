import type { Event } from '../../traces/index.ts';
import { defineProperty } from './define-property.ts';
import type { Property } from './property.ts';
import { constantsOf } from './replica/constants.ts';
import { everywhere } from './support/applies.ts';

/** What a thread has used since its tick began. */
interface Tick {
  readonly uses: Event[];
  /** Closures of `block_in_place` that it is in: what they use is not of the tick's budget. */
  closures: number;
}

/** By thread. */
type Ticks = Map<number, Tick>;

/** Tasks that hand on to each other through the LIFO slot share one budget. */
export const oneBudgetATick: Property = defineProperty<Ticks>({
  id: 'one-budget-a-tick',
  code: 'F8',
  kind: 'safety',
  sentence:
    'The first task of a tick and those that follow it from the LIFO slot have one coop budget together: they use 128 units of it at most.',
  source: 'multi_thread/worker.rs Context::run_task, task/coop/mod.rs Budget::initial',
  trigger: 'a task uses a unit of the coop budget',
  needs: ['consume', 'poll.begin', 'take', 'steal', 'block_in_place.begin', 'block_in_place.end'],
  applies: everywhere,
  observe: (runtime) => {
    const { coopBudget } = constantsOf(runtime);
    return {
      memory: () => new Map(),
      on: {
        take: (ticks, event) => {
          if (event.from !== 'lifo-chain') begins(ticks, event);
        },
        steal: begins,
        // The future in `block_on` is taken from nowhere, and has a budget in each of its polls.
        'poll.begin': (ticks, event) => {
          if (event.task === 0) begins(ticks, event);
        },
        'block_in_place.begin': (ticks, { s }) => {
          tickOf(ticks, s).closures += 1;
        },
        'block_in_place.end': (ticks, { s }) => {
          const tick = tickOf(ticks, s);
          tick.closures = Math.max(0, tick.closures - 1);
        },
        consume: (ticks, event, report) => {
          const { uses, closures } = tickOf(ticks, event.s);
          if (closures > 0) return;
          uses.push(event);
          report.checked();
          if (uses.length <= coopBudget) return;
          report.violated(
            `the tasks of one tick use ${uses.length} units of coop budget; they have ${coopBudget} together`,
            uses.splice(0),
          );
        },
      },
    };
  },
});

function begins(ticks: Ticks, { s }: Event): void {
  ticks.delete(s);
}

function tickOf(ticks: Ticks, thread: number): Tick {
  const known = ticks.get(thread);
  if (known !== undefined) return known;
  const tick: Tick = { uses: [], closures: 0 };
  ticks.set(thread, tick);
  return tick;
}
