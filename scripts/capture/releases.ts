import { CaptureError } from './capture-error.ts';

/** The releases of Tokio for which there is a lock file, oldest first. */
export const tokioReleases = [
  '1.43.4',
  '1.50.0',
  '1.51.1',
  '1.51.2',
  '1.52.1',
  '1.52.4',
  '1.53.1',
  '1.54.1',
] as const;

/** The newest of these. */
export const newestTokio = '1.54.1';

/** The release that every program is recorded on, guests among them; on others, the basic ones alone. */
export const thoroughTokio = '1.53.1';

/** The releases of Wasmtime for which there is a lock file: the last before `YieldCustom`, and the newest for Rust 1.95. */
export const wasmtimeReleases = ['32.0.1', '48.0.8'] as const;

/** The newest of these. */
export const newestWasmtime = '48.0.8';

const atLeast = (release: string, [major, minor]: readonly [number, number]): boolean => {
  const [itsMajor = 0, itsMinor = 0] = release.split('.').map(Number);
  return itsMajor > major || (itsMajor === major && itsMinor >= minor);
};

/** The features of the crate `scenarios` that can be had with a release of Tokio. */
export const featuresOfTokio = (release: string): readonly string[] => [
  ...(atLeast(release, [1, 49]) ? ['alt-timer'] : []),
  ...(atLeast(release, [1, 52]) ? ['eager-driver-handoff'] : []),
];

/** The features of the crate `guests` that can be had with a release of Wasmtime. */
export const featuresOfWasmtime = (release: string): readonly string[] =>
  atLeast(release, [33, 0]) ? ['yield-custom'] : [];

/**
 * The releases of a list that a prefix such as `1.51` names, several separated by commas.
 *
 * @throws CaptureError where a prefix names none
 */
export const releasesNamed = (names: string, known: readonly string[]): readonly string[] =>
  names.split(',').flatMap((given) => {
    const name = given.trim();
    const meant = known.filter((release) => release === name || release.startsWith(`${name}.`));
    if (meant.length > 0) return meant;
    throw new CaptureError(
      'unknown-name',
      `There is no lock file for the release ${JSON.stringify(name)}.`,
      `There are ${known.join(', ')}; to have another, add it to scripts/capture/releases.ts and run with --lock.`,
    );
  });
