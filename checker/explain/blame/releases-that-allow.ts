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

/** Neighbours in the list of releases as one span each, in words: from the first to before the next that differs. */
const spansOf = (allows: readonly boolean[]): readonly string[] =>
  releases.flatMap(({ version }, at) => {
    if (allows[at] !== true || allows[at - 1] === true) return [];
    const end = allows.findIndex((allowed, after) => after > at && !allowed);
    return [end === -1 ? `${version} and later` : `${version} to before ${releases[end]?.version ?? ''}`];
  });

/**
 * Releases by whose rules the events that fail are nothing wrong, as spans such as `1.51.0 to before 1.51.2`, ascending.
 * Empty where the events alone do not show the violation, so that nothing can be said, and where the release is not
 * known.
 */
export const releasesThatAllow = (
  property: Property,
  header: Header,
  events: readonly Event[],
): readonly string[] => {
  const { version } = header.runtime;
  if (version === null || !isViolated(property, header, events)) return [];
  return spansOf(releases.map((release) => !isViolated(property, judgedAs(header, release.version), events)));
};
