import type { Header } from '../../event/header.ts';
import type { SourceFile } from '../../read/source.ts';
import type { Recording } from './recording.ts';
import type { Manner } from './story/manner.ts';
import { coverageOf, edgesOf } from './story/manner.ts';

/** The name of the format, as reports show it. */
export const formatName = 'dial9-1';

const workersOf = ({ lanes }: Recording): number => {
  let highest = 0;
  for (const { runs } of lanes) for (const { workers } of runs) highest = Math.max(highest, ...workers);
  return highest + 1;
};

/**
 * The header of the trace that a recording is read as. A recorder may have been started late, and throws batches away
 * when it is behind without saying so before release 0.5: the start is always unknown.
 */
export function headerOf(recording: Recording, manner: Manner): Header {
  const { files, facts, damages, origin, lostSpawns } = recording;
  const version = facts.metadata.get('dial9.version');
  const service = facts.metadata.get('service');
  return {
    e: 'header',
    v: 1,
    runtime: {
      name: 'tokio',
      version: null,
      flavor: manner.isMultiThread ? 'multi_thread' : 'unknown',
      workers: workersOf(recording),
      config: {},
    },
    recorder: { name: 'dial9', ...(version === undefined ? {} : { version }), format: formatName },
    clock: { domain: 'mono', origin: String(origin) },
    order: { across: 'merged' },
    coverage: coverageOf(manner),
    edges: edgesOf(manner),
    loss: {
      head: true,
      middle: damages.length + facts.incompleteSegments + lostSpawns + missingWorkers(recording).length > 0,
      tail: damages.length > 0 || files.some(isOpen),
    },
    ...(service === undefined ? {} : { scenario: service }),
  };
}

/** A segment is renamed when it is sealed: what the process had not written is missing. */
const isOpen = ({ path }: SourceFile): boolean => /\.active(?:\.gz)?$/u.test(path);

/** Workers that recorded nothing, although workers with higher numbers did. */
export function missingWorkers(recording: Recording): readonly number[] {
  const seen = new Set(recording.lanes.flatMap(({ runs }) => runs.flatMap(({ workers }) => workers)));
  return Array.from({ length: Math.min(workersOf(recording), 1024) }, (_, worker) => worker).filter(
    (worker) => !seen.has(worker),
  );
}
