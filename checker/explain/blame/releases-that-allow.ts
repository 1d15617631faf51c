import { releases } from '../../../model/index.ts';
import type { Event, Header } from '../../../traces/index.ts';
import { createMonitor } from '../../monitor/index.ts';
import type { Property } from '../../properties/property.ts';

const judgedAs = (header: Header, version: string): Header => ({
  ...header,
  runtime: { ...header.runtime, version },
});

const isViolated = (property: Property, header: Header, events: readonly Event[]): boolean => {
  const monitor = createMonitor([property], header);
  monitor.observe(events);
  const [verdict] = monitor.finish({ e: 'end', n: events.length, complete: true });
  return verdict?.verdict === 'violated';
};

/**
 * Releases by whose rules the events that fail are nothing wrong, ascending, each standing for those up to the next in
 * which a rule changed. Empty where the events alone do not show the violation, so that nothing can be said, and where
 * the release is not known.
 */
export const releasesThatAllow = (
  property: Property,
  header: Header,
  events: readonly Event[],
): readonly string[] => {
  const { version } = header.runtime;
  if (version === null || !isViolated(property, header, events)) return [];
  return releases
    .map((release) => release.version)
    .filter((release) => !isViolated(property, judgedAs(header, release), events));
};
