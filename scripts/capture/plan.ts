import type { Build } from './build.ts';
import { guests } from './guests.ts';
import type { Program } from './programs.ts';
import type { Shape } from './shapes.ts';
import { shapes } from './shapes.ts';
import {
  newestTokio,
  newestWasmtime,
  releasesNamed,
  thoroughTokio,
  tokioReleases,
  wasmtimeReleases,
} from './releases.ts';
import { scenarios } from './scenarios.ts';
import { CaptureError } from './capture-error.ts';

/** What is asked for on the command line. */
export interface Wishes {
  /** One release of Tokio, without guests, and the basic programs alone. */
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
  readonly shapes: readonly Shape[];
}

/** The releases of a list that are asked for, and whether by name. */
const asked = (
  names: string | undefined,
  known: readonly string[],
): { readonly releases: readonly string[]; readonly areNamed: boolean } => ({
  releases: names === undefined ? known : releasesNamed(names, known),
  areNamed: names !== undefined,
});

const chosen = (
  programs: readonly Program[],
  { scenario, quick }: Wishes,
  isOutOfInterest: boolean,
): readonly Program[] => {
  const beginnings = scenario?.split(',').map((name) => name.trim());
  if (beginnings !== undefined)
    return programs.filter(({ name }) => beginnings.some((beginning) => name.startsWith(beginning)));
  return quick === true || isOutOfInterest ? programs.filter(({ isBasic }) => isBasic) : programs;
};

/** Four workers differ from two in little that a release could change. */
const shapesFor = (isOutOfInterest: boolean): readonly Shape[] =>
  isOutOfInterest ? shapes.filter(({ name }) => name !== 'mt4') : shapes;

const job = (build: Build, programs: readonly Program[], wishes: Wishes, isOutOfInterest: boolean): Job => ({
  build,
  programs: chosen(programs, wishes, isOutOfInterest),
  shapes: shapesFor(isOutOfInterest),
});

const ofScenarios = (wishes: Wishes): readonly Job[] => {
  const { releases, areNamed } = asked(
    wishes.tokio ?? (wishes.quick === true ? newestTokio : undefined),
    tokioReleases,
  );
  return releases.map((tokio) =>
    job({ crate: 'scenarios', tokio }, scenarios, wishes, !areNamed && tokio !== thoroughTokio),
  );
};

const ofGuests = (wishes: Wishes): readonly Job[] => {
  const { releases, areNamed } = asked(wishes.wasmtime, wasmtimeReleases);
  if (!asked(wishes.tokio, tokioReleases).releases.includes(thoroughTokio)) return [];
  if (wishes.quick === true && !areNamed) return [];
  return releases.map((wasmtime) =>
    job(
      { crate: 'guests', tokio: thoroughTokio, wasmtime },
      guests,
      wishes,
      !areNamed && wasmtime !== newestWasmtime,
    ),
  );
};

/**
 * What to build and to record: all programs on one release of Tokio, where guests run too, and on the newest of Wasmtime;
 * on others that are not named only the basic ones.
 *
 * @throws CaptureError where a name is of nothing
 */
export const plan = (wishes: Wishes): readonly Job[] => {
  const jobs = [...ofScenarios(wishes), ...ofGuests(wishes)].filter(({ programs }) => programs.length > 0);
  if (jobs.length > 0) return jobs;
  throw new CaptureError(
    'unknown-name',
    wishes.scenario === undefined
      ? 'Nothing is left to record.'
      : `Nothing is called ${JSON.stringify(wishes.scenario)}.`,
    `There are ${[...scenarios, ...guests].map(({ name }) => name).join(', ')}; the beginning of a name will do.`,
  );
};
