import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { VerdictKind } from '../../checker/verdict.ts';
import { CaptureError } from './capture-error.ts';

/** What a recording is of, and what is to be found out about it. */
export interface Entry {
  /** Path from the folder of the manifest. */
  readonly file: string;
  /** Of the file, in hexadecimal digits. */
  readonly sha256: string;
  /** The program, as the driver calls it. */
  readonly program: string;
  /** Its command line, without the file. */
  readonly args: readonly string[];
  readonly tokio: string;
  /** Of guests only. */
  readonly wasmtime?: string;
  readonly events: number;
  /** Whether it is a behaviour of the release that it was recorded on. */
  readonly against: string;
  /** Properties by verdict; those of none cannot be checked on it. */
  readonly verdicts: Readonly<Partial<Record<VerdictKind, readonly string[]>>>;
}

/** A set of recordings. */
export interface Manifest {
  readonly recordings: readonly Entry[];
}

const verdictKinds: readonly VerdictKind[] = [
  'holds',
  'violated',
  'inconclusive',
  'not-checkable',
  'vacuous',
];

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isTexts = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((item) => typeof item === 'string');

const isEntry = (value: unknown): value is Entry =>
  isObject(value) &&
  ['file', 'program', 'tokio', 'against'].every((key) => typeof value[key] === 'string') &&
  typeof value['sha256'] === 'string' &&
  /^[\da-f]{64}$/u.test(value['sha256']) &&
  (value['wasmtime'] === undefined || typeof value['wasmtime'] === 'string') &&
  Number.isSafeInteger(value['events']) &&
  isTexts(value['args']) &&
  isObject(value['verdicts']) &&
  Object.entries(value['verdicts']).every(
    ([kind, properties]) => verdictKinds.some((known) => known === kind) && isTexts(properties),
  );

/**
 * The manifest in a folder.
 *
 * @throws CaptureError where it says something else than a manifest does
 */
export const readManifest = (folder: string): Manifest => {
  const path = join(folder, 'manifest.json');
  const value: unknown = JSON.parse(readFileSync(path, 'utf8'));
  const recordings: unknown = isObject(value) ? value['recordings'] : undefined;
  const isList = Array.isArray(recordings);
  const wrong = isList ? recordings.findIndex((entry: unknown) => !isEntry(entry)) : -1;
  if (isList && wrong === -1) return { recordings: recordings.filter((entry) => isEntry(entry)) };
  throw new CaptureError(
    'bad-manifest',
    isList
      ? `${path}: recording ${wrong + 1} is not described as it should be.`
      : `${path} lists no recordings.`,
    'npm run capture writes it anew, with the recordings.',
  );
};

/** Writes a manifest, one recording a line, so that a change shows what changed. */
export const writeManifest = (folder: string, { recordings }: Manifest): void => {
  const lines = recordings.map((entry) => JSON.stringify(entry)).join(',\n');
  writeFileSync(join(folder, 'manifest.json'), `{ "recordings": [\n${lines}\n] }\n`);
};
