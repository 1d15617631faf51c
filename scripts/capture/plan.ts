import type { Build } from './build.ts';
import { guests } from './guests.ts';
import type { Program } from './programs.ts';
import { newestTokio, releasesNamed, tokioReleases, wasmtimeReleases } from './releases.ts';
import { scenarios } from './scenarios.ts';
import { CaptureError } from './capture-error.ts';

/** What is asked for on the command line. */
export interface Wishes {
  /** One release of Tokio, without guests, and those programs alone that are marked for it. */
  readonly quick?: boolean;
  /** Prefixes of releases, separated by commas. */
  readonly tokio?: string;
  readonly wasmtime?: string;
  /** Beginnings of names of programs, separated by commas. */
  readonly scenario?: string;
}

/** A build, and what is recorded with it. */
export interface Job {
  readonly build: Build;
  readonly programs: readonly Program[];
}

const chosen = (programs: readonly Program[], { quick, scenario }: Wishes): readonly Program[] => {
  const beginnings = scenario?.split(',').map((name) => name.trim());
  return programs.filter(
    ({ name, quick: isQuick }) =>
      beginnings?.some((beginning) => name.startsWith(beginning)) ?? (quick !== true || isQuick),
  );
};

const jobs = (builds: readonly Build[], programs: readonly Program[]): readonly Job[] =>
  programs.length === 0 ? [] : builds.map((build) => ({ build, programs }));

/**
 * What to build and to record. Guests run on the newest release of Tokio only, unless others are named.
 *
 * @throws CaptureError where a name is of nothing
 */
export const plan = (wishes: Wishes): readonly Job[] => {
  const tokios =
    wishes.tokio === undefined
      ? wishes.quick === true
        ? [newestTokio]
        : tokioReleases
      : releasesNamed(wishes.tokio, tokioReleases);
  const wasmtimes =
    wishes.wasmtime === undefined ? wasmtimeReleases : releasesNamed(wishes.wasmtime, wasmtimeReleases);
  const planned = [
    ...jobs(
      tokios.map((tokio) => ({ crate: 'scenarios', tokio })),
      chosen(scenarios, wishes),
    ),
    ...jobs(
      tokios.includes(newestTokio)
        ? wasmtimes.map((wasmtime) => ({ crate: 'guests', tokio: newestTokio, wasmtime }))
        : [],
      chosen(guests, wishes),
    ),
  ];
  if (planned.length > 0) return planned;
  throw new CaptureError(
    'unknown-name',
    `Nothing is called ${JSON.stringify(wishes.scenario ?? '')}.`,
    `There are ${[...scenarios, ...guests].map(({ name }) => name).join(', ')}; the beginning of a name will do.`,
  );
};
