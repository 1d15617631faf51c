import type { Event } from '../../../../traces/index.ts';
import { eventKinds } from '../../../../traces/index.ts';
import type { Observer, Property, Report } from '../../../properties/property.ts';
import { WaitFollower } from '../follow-waits.ts';
import type { LimitTrial, WaitLimit } from './limit.ts';

interface Followed {
  running: { readonly follower: WaitFollower; readonly trial: LimitTrial } | undefined;
}

/**
 * A limit whose property can also be run by itself, by a monitor over one recording. Exploration cannot use it: what it
 * keeps depends on the number of events, so that no two states would be alike.
 */
export const waitLimit = ({
  property,
  most,
  open,
}: Omit<WaitLimit, 'property'> & { readonly property: Omit<Property, 'observe'> }): WaitLimit => {
  const observe = (...[runtime, shows]: Parameters<Property['observe']>): Observer<Followed> => {
    const start = (report: Report): NonNullable<Followed['running']> => {
      const trial = open(runtime, shows, report);
      return { trial, follower: new WaitFollower(runtime, shows, [trial]) };
    };
    const take = (memory: Followed, event: Event, report: Report): void => {
      memory.running ??= start(report);
      memory.running.follower.observe(event);
    };
    return {
      memory: () => ({ running: undefined }),
      on: Object.fromEntries(eventKinds.map((kind) => [kind, take])),
      end: ({ running }) => running?.trial.finish(),
    };
  };
  return { property: { ...property, observe }, most, open };
};
