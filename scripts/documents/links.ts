import { linkOf } from '../../checker/explain/link/link.ts';
import { newestRelease, newestWasmtime } from '../../model/index.ts';

/** Where the sources and pull requests of a project are. */
export interface Repository {
  readonly url: string;
  /** The folder below which the sources of rules are told, at the tag of the newest release. */
  readonly sources: string;
}

const tokioUrl = 'https://github.com/tokio-rs/tokio';
const wasmtimeUrl = 'https://github.com/bytecodealliance/wasmtime';

/** Tokio's. */
export const tokioRepository: Repository = {
  url: tokioUrl,
  sources: `${tokioUrl}/blob/tokio-${newestRelease}/tokio/src`,
};

/** Wasmtime's. */
export const wasmtimeRepository: Repository = {
  url: wasmtimeUrl,
  sources: `${wasmtimeUrl}/blob/v${newestWasmtime}/crates/wasmtime/src/runtime`,
};

/** File and function of a rule, such as `task/yield_now.rs yield_now`, with a link to the file. */
export const sourceLink = ({ sources }: Repository, source: string): string => {
  const [file = ''] = source.split(' ');
  return `[\`${source}\`](${sources}/${file})`;
};

/** A pull request, such as `#5223`, with a link to it. */
export const pullLink = ({ url }: Repository, pull: string): string =>
  `[${pull}](${url}/pull/${pull.replace('#', '')})`;

/** A source text, with a link to each file of Tokio's that it names. */
export const withLinks = (source: string): string =>
  source.replaceAll(/(?:\w+\/)*\w+\.rs\b/gu, (file) => {
    const link = source.startsWith('shuttle: ') ? undefined : linkOf(file, newestRelease);
    return link === undefined ? file : `[${file}](${link})`;
  });
