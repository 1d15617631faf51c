import { compareVersions } from '../../../model/index.ts';

/** A source file of Tokio, and where it was before it came to be where it is. */
interface TokioFile {
  /** Below `tokio/src`, ascending by the first release that has it there. */
  readonly paths: readonly (readonly [since: string, path: string])[];
  /** Names without which a source text means another file with the same name. */
  readonly only?: RegExp;
}

/** A file that has been where it is since before the oldest release known. */
const unmoved = (path: string): TokioFile => ({ paths: [['1.20.0', path]] });

const multiThread = (name: string): TokioFile => ({
  paths: [
    ['1.20.0', `runtime/thread_pool/${name}`],
    ['1.21.0', `runtime/scheduler/multi_thread/${name}`],
  ],
});

/** Where a name fits several, the first is meant. */
const files: readonly TokioFile[] = [
  {
    only: /CachedParkThread|ParkThread/,
    paths: [
      ['1.20.0', 'park/thread.rs'],
      ['1.22.0', 'runtime/park.rs'],
    ],
  },
  multiThread('worker.rs'),
  multiThread('idle.rs'),
  multiThread('queue.rs'),
  multiThread('park.rs'),
  { paths: [['1.29.0', 'runtime/scheduler/multi_thread/stats.rs']] },
  {
    paths: [
      ['1.20.0', 'runtime/basic_scheduler.rs'],
      ['1.21.0', 'runtime/scheduler/current_thread.rs'],
      ['1.30.0', 'runtime/scheduler/current_thread/mod.rs'],
    ],
  },
  {
    paths: [
      ['1.23.0', 'runtime/defer.rs'],
      ['1.29.0', 'runtime/scheduler/defer.rs'],
    ],
  },
  {
    paths: [
      ['1.20.0', 'runtime/task/inject.rs'],
      ['1.29.0', 'runtime/scheduler/inject.rs'],
    ],
  },
  {
    paths: [
      ['1.20.0', 'runtime/task/inject.rs'],
      ['1.29.0', 'runtime/scheduler/inject/shared.rs'],
    ],
  },
  {
    paths: [
      ['1.20.0', 'coop.rs'],
      ['1.22.0', 'runtime/coop.rs'],
      ['1.44.0', 'task/coop/mod.rs'],
    ],
  },
  unmoved('runtime/task/state.rs'),
  unmoved('runtime/task/harness.rs'),
  unmoved('runtime/task/core.rs'),
  unmoved('runtime/task/list.rs'),
  unmoved('runtime/task/waker.rs'),
  unmoved('runtime/blocking/pool.rs'),
  unmoved('runtime/builder.rs'),
  unmoved('runtime/context.rs'),
  unmoved('runtime/driver.rs'),
  unmoved('task/yield_now.rs'),
];

const newestPath = ({ paths }: TokioFile): string => paths.at(-1)?.[1] ?? '';

/**
 * Where the file that `name` is the end of in the newest release, such as `worker.rs` or `task/state.rs`, is in
 * `release`; undefined for a file that is not Tokio's, and for one that the release does not have yet.
 *
 * @param naming - the whole source text, which may tell two files of one name apart
 */
export const tokioFileIn = (release: string, name: string, naming: string): string | undefined => {
  const file = files.find(
    (one) => `/${newestPath(one)}`.endsWith(`/${name}`) && (one.only === undefined || one.only.test(naming)),
  );
  return file?.paths.findLast(([since]) => compareVersions(since, release) <= 0)?.[1];
};
