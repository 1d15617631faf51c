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

/** From a release to the last before another, in words: patch releases have no gaps, minor ones end anywhere. */
const spanInWords = (from: string, next: string): string => {
  const [, minor = '', patch = '0'] = /^(\d+\.\d+)\.(\d+)$/u.exec(next) ?? [];
  if (patch === '0') return `${from} to before ${next}`;
  const last = `${minor}.${Number(patch) - 1}`;
  return last === from ? from : `${from} to ${last}`;
};

/** Neighbours in the list of releases as one span each, in words. */
const spansOf = (allows: readonly boolean[]): readonly string[] =>
  releases.flatMap(({ version }, at) => {
    if (allows[at] !== true || allows[at - 1] === true) return [];
    const end = allows.findIndex((allowed, after) => after > at && !allowed);
    return [end === -1 ? `${version} and later` : spanInWords(version, releases[end]?.version ?? '')];
  });

/** Whether the events that fail are nothing wrong by the rules of `release`. */
const isAllowedIn = (
  release: string,
  property: Property,
  header: Header,
  events: readonly Event[],
): boolean => !isViolated(property, judgedAs(header, release), events);

/**
 * Releases by whose rules the events that fail are nothing wrong, as spans such as `1.51.0 to 1.51.1`, ascending.
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
  return spansOf(releases.map((release) => isAllowedIn(release.version, property, header, events)));
};
