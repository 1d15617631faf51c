import type { Release } from '../../../model/index.ts';

/** Releases from one on, up to another that is no part of it; to the newest if there is no such. */
export interface Span {
  readonly from: string;
  readonly before?: string;
}

/** All releases that have the same rules. */
export interface Era {
  /** One of them, to ask about. */
  readonly release: string;
  readonly spans: readonly Span[];
}

const hasSameRules = (one: Release, other: Release): boolean =>
  JSON.stringify(one.rules) === JSON.stringify(other.rules);

const spansOf = (era: Release, releases: readonly Release[]): readonly Span[] =>
  releases.flatMap((release, i) => {
    const isIn = (at: number): boolean => {
      const other = releases[at];
      return other !== undefined && hasSameRules(era, other);
    };
    if (!isIn(i) || isIn(i - 1)) return [];
    const end = releases.findIndex((_, at) => at > i && !isIn(at));
    const before = end === -1 ? undefined : releases[end]?.version;
    return [{ from: release.version, ...(before === undefined ? {} : { before }) }];
  });

/** `releases` (ascending, each standing for those up to the next), divided by their rules. */
export const erasOf = (releases: readonly Release[]): readonly Era[] =>
  releases
    .filter((release, i) => releases.findIndex((other) => hasSameRules(release, other)) === i)
    .map((release) => ({ release: release.version, spans: spansOf(release, releases) }));
