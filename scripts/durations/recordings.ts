import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { corpusFolder } from '../capture/places.ts';

const releases = ['1.51.1', '1.52.4', '1.53.1'];

const recordings = (of: RegExp): readonly string[] =>
  releases.flatMap((release) =>
    readdirSync(join(corpusFolder, release))
      .filter((file) => of.test(file))
      .toSorted()
      .map((file) => `${release}/${file}`),
  );

/** Recordings in which one worker can wake the other. */
export const twoWorkers = recordings(/-mt2\.jsonl\.gz$/u);

/** Recordings in which a foreign thread sends a message every 4.6 ms and what it sleeps longer. */
export const withForeignThread = recordings(/^guests-(?:self-wake|yield_now)-(?:ct|mt\d)\.jsonl\.gz$/u);
