import { compareVersions, newestRelease, releases } from '../../model/index.ts';
import type { Property } from '../../checker/properties/property.ts';
import type { RuntimeConfig, RuntimeInfo } from '../../traces/index.ts';
import { rangesOf, rangeText } from './release-ranges.ts';

const runtime: RuntimeInfo = {
  name: 'tokio',
  version: newestRelease,
  flavor: 'multi_thread',
  workers: 2,
  config: {},
};

const oldest = releases[0]?.version ?? '';

/** Every minor release, and those between in which a rule changed. */
const versions: readonly string[] = ((): readonly string[] => {
  const [, first = 0] = oldest.split('.').map(Number);
  const [, last = 0] = newestRelease.split('.').map(Number);
  const minors = Array.from({ length: last - first + 1 }, (_, i) => `1.${first + i}.0`);
  return [...new Set([...minors, ...releases.map(({ version }) => version)])].toSorted(compareVersions);
})();

const inFlavor = ({ applies }: Property, flavor: 'multi_thread' | 'current_thread'): string => {
  const ranges = rangesOf(versions, (version) => applies({ ...runtime, version, flavor }).applies);
  const held = ranges.filter(({ value }) => value);
  if (held.length === 0) return 'no release';
  return held.map((range) => rangeText(range, oldest)).join(', ');
};

/** Settings with which some properties are no rules. */
const settings: readonly RuntimeConfig[] = [
  { lifo_slot: false },
  { alt_timer: true },
  { event_interval: 1, global_queue_interval: 1 },
];

/** Why the property is no rule with some settings, as clauses. */
const exceptions = ({ applies }: Property): readonly string[] => [
  ...new Set(
    settings.flatMap((config) => {
      const answer = applies({ ...runtime, config });
      return answer.applies ? [] : [answer.because];
    }),
  ),
];

/** In which releases, schedulers and settings a property of Tokio is a rule. */
export const whereItApplies = (property: Property): readonly string[] => [
  `multi_thread: ${inFlavor(property, 'multi_thread')}; current_thread: ${inFlavor(property, 'current_thread')}`,
  ...exceptions(property).map((because) => `except: ${because}`),
];
