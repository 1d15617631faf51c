import {
  newestRelease,
  newestWasmtime,
  releases,
  ruleHistories,
  rulesOf,
  wasmtimeHistories,
  wasmtimeReleases,
  wasmtimeRulesOf,
} from '../../model/index.ts';
import type { Project } from '../report/list/releases.ts';
import { UsageError } from './usage-error.ts';

/** A project whose releases can be named on the command line. */
export interface NamedProject extends Project {
  /** Whether the specification knows the rules of this release. */
  readonly knows: (release: string) => boolean;
  /** The name of what comes after the newest release. */
  readonly tip: string;
  /** How releases may be written. */
  readonly suchAs: string;
}

/** Tokio, whose schedulers the specification describes. */
export const tokio: NamedProject = {
  name: 'Tokio',
  releases,
  histories: ruleHistories,
  newest: newestRelease,
  example: '1.50,1.53',
  knows: (release) => rulesOf(release) !== undefined,
  tip: 'master',
  suchAs: '1.53 or 1.51.1',
};

/** Wasmtime, whose guests yield to Tokio. */
export const wasmtime: NamedProject = {
  name: 'Wasmtime',
  releases: wasmtimeReleases,
  histories: wasmtimeHistories,
  newest: newestWasmtime,
  example: '32,45',
  knows: (release) => wasmtimeRulesOf(release) !== undefined,
  tip: 'main',
  suchAs: '45 or 36.0.2',
};

/** A parser for a release of `project` that the specification knows. */
export const releaseParser =
  ({ name, releases: known, knows, tip, suchAs }: NamedProject): ((given: string) => string) =>
  (given) => {
    if (knows(given)) return given;
    const oldest = known[0]?.version ?? '';
    const digits = /\d+(?:\.\d+)*/u.exec(given)?.[0];
    const meant = digits === undefined || !knows(digits) ? '' : ` Did you mean '${digits}'?`;
    throw new UsageError(
      `'${given}' is not a release of ${name} that yieldcheck knows.${meant}\n` +
        `Valid: ${oldest} and later, such as ${suchAs}, or ${tip}. Their rules changed in ` +
        `${known.map(({ version }) => version).join(', ')}.`,
    );
  };

/** Takes a release of Tokio that the specification knows, such as `1.53` or `1.51.1`. */
export const parseRelease: (given: string) => string = releaseParser(tokio);

/** Takes a release of Wasmtime that the specification knows, such as `45` or `36.0.2`. */
export const parseWasmtime: (given: string) => string = releaseParser(wasmtime);
