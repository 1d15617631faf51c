import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ConformanceOutcome, PropertyVerdict } from '../../checker/library/index.ts';
import { check } from '../../checker/library/index.ts';
import { recordedProperties } from '../../checker/properties/index.ts';
import type { Entry } from './manifest.ts';

/** What was found out about a recording. */
export type Judged = Pick<Entry, 'sha256' | 'events' | 'against' | 'verdicts'>;

const every = recordedProperties.map(({ id }) => id);

const told = (outcome: ConformanceOutcome | undefined): string => {
  if (outcome === undefined) return 'not asked';
  if (outcome.kind === 'undecided' || outcome.kind === 'not-checkable')
    return `${outcome.kind}: ${outcome.because}`;
  if (outcome.kind !== 'refused') return outcome.kind;
  const { at } = outcome.answer.conformance;
  return at === undefined ? 'refused' : `refused at g ${at.g}`;
};

const byVerdict = (verdicts: readonly PropertyVerdict[]): Judged['verdicts'] => {
  const kinds = [...new Set(verdicts.map(({ verdict }) => verdict))]
    .toSorted()
    .filter((kind) => kind !== 'not-checkable');
  return Object.fromEntries(
    kinds.map((kind) => [
      kind,
      verdicts.filter(({ verdict }) => verdict === kind).map(({ property }) => property),
    ]),
  );
};

/** Checks a recording, and asks whether it is a behaviour of the release that it says it is of. */
export const judge = async (folder: string, file: string): Promise<Judged> => {
  const bytes = readFileSync(join(folder, file));
  const { outcomes, conformance } = await check(join(folder, file), { properties: every, against: 'auto' });
  const [outcome] = outcomes;
  const result = outcome?.kind === 'checked' ? outcome.result : undefined;
  return {
    sha256: createHash('sha256').update(bytes).digest('hex'),
    events: result?.events ?? 0,
    against: outcome?.kind === 'unreadable' ? outcome.problem.message : told(conformance[0]),
    verdicts: byVerdict(result?.verdicts ?? []),
  };
};

/** Why a recording is not as it should be; nothing where it is. */
export const faultsOf = ({ against, verdicts }: Pick<Judged, 'against' | 'verdicts'>): readonly string[] => [
  ...(against === 'accepted' ? [] : [against]),
  ...(verdicts.violated ?? []).map((property) => `violates ${property}`),
];
