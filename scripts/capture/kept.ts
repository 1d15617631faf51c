import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readManifest } from './manifest.ts';
import type { Entry } from './manifest.ts';
import { plan } from './plan.ts';
import { fileFor } from './record.ts';
import { tokioReleases, wasmtimeReleases } from './releases.ts';

/**
 * What a folder has before recordings are made into it; nothing if it has no manifest. What is listed and gone is left out.
 *
 * @throws CaptureError where its manifest says something else than a manifest does
 */
export const keptIn = (folder: string): readonly Entry[] =>
  existsSync(join(folder, 'manifest.json'))
    ? readManifest(folder).recordings.filter(({ file }) => existsSync(join(folder, file)))
    : [];

/** Every recording that can be made of what there are lock files for, in the order in which all would be. */
const inOrder = (): readonly string[] =>
  plan({ tokio: tokioReleases.join(','), wasmtime: wasmtimeReleases.join(',') }).flatMap(
    ({ build, programs, shapes }) =>
      programs.flatMap((program) => shapes.map((shape) => fileFor(build, program, shape))),
  );

/**
 * The manifest of a folder that some recordings were made into: they take the places of what was kept of the same names, and
 * all are in the order in which one capture would have made them. What none makes any more comes last.
 */
export const beside = (kept: readonly Entry[], made: readonly Entry[]): readonly Entry[] => {
  const places = new Map(inOrder().map((file, place) => [file, place]));
  const placeOf = ({ file }: Entry): number => places.get(file) ?? places.size;
  const files = new Set(made.map(({ file }) => file));
  return [...kept.filter(({ file }) => !files.has(file)), ...made].toSorted(
    (one, other) => placeOf(one) - placeOf(other),
  );
};
