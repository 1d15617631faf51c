import { releases } from '../../../model/index.ts';
import { exitCode, gravest } from '../../exit-code.ts';
import type { ExitCode } from '../../exit-code.ts';
import { unmatchedPattern } from '../check-files.ts';
import type { Expansion } from '../expand-globs.ts';
import type { Ground, Judgement } from '../judge.ts';
import { ask } from './ask.ts';
import type { Era } from './eras.ts';
import { erasOf } from './eras.ts';
import type { ConformanceOutcome } from './outcome.ts';

/** What was said of a recording under the rules of some releases. */
export interface EraOutcome {
  readonly era: Era;
  readonly outcome: Extract<ConformanceOutcome, { readonly kind: 'accepted' | 'refused' | 'undecided' }>;
}

/** Which releases a recording may be of. */
export type WhichRelease =
  | {
      readonly kind: 'compared';
      readonly file: string;
      /** By era, the oldest first. */
      readonly eras: readonly EraOutcome[];
      /** Releases that were not asked about because the run was interrupted. */
      readonly left: readonly Era[];
    }
  | Extract<ConformanceOutcome, { readonly kind: 'not-checkable' | 'unreadable' }>;

/** How far the comparison has come. */
export interface WhichReleaseProgress {
  readonly file: string;
  /** The release whose turn it is. */
  readonly release: string;
  /** Position of that release, from 1. */
  readonly position: number;
  readonly releases: number;
  /** Number of events read. */
  readonly events: number;
}

/** Who wants to know about the work while it is under way. */
export interface WhichReleaseListener {
  outcome(outcome: WhichRelease): void;
  progress(progress: WhichReleaseProgress): void;
  /** Asked now and then; true ends the comparison. */
  interrupted(): boolean;
}

const eras = erasOf(releases);

const compare = async (file: string, listener: WhichReleaseListener): Promise<WhichRelease> => {
  const found: EraOutcome[] = [];
  for (const [index, era] of eras.entries()) {
    const outcome = await ask(file, { kind: 'release', release: era.release }, (events) => {
      const position = index + 1;
      listener.progress({ file, release: era.release, position, releases: eras.length, events });
      return !listener.interrupted();
    });
    if (outcome.kind === 'interrupted')
      return { kind: 'compared', file, eras: found, left: eras.slice(index) };
    if (outcome.kind === 'not-checkable' || outcome.kind === 'unreadable') return outcome;
    found.push({ era, outcome });
  }
  return { kind: 'compared', file, eras: found, left: [] };
};

/** Asks of each recording which releases it may be of. A file is read once for each set of rules that releases have. */
export const whichReleases = async (
  { files, unmatched }: Expansion,
  listener: WhichReleaseListener,
): Promise<Judgement> => {
  const grounds: Ground[] = [];
  const note = (outcome: WhichRelease): void => {
    const ground = groundOf(outcome);
    if (ground !== undefined) grounds.push(ground);
    listener.outcome(outcome);
  };
  for (const file of unmatched) note({ kind: 'unreadable', file, problem: unmatchedPattern(file) });
  for (const file of files) {
    if (listener.interrupted()) {
      grounds.push({ code: exitCode.inconclusive, because: 'interrupted before the last recording' });
      break;
    }
    note(await compare(file, listener));
  }
  return { code: gravest(grounds.map(({ code }) => code)), grounds };
};

const verdictOn = ({ eras: found, left }: Extract<WhichRelease, { readonly kind: 'compared' }>): ExitCode => {
  if (left.length > 0) return exitCode.inconclusive;
  const any = (kind: EraOutcome['outcome']['kind']): boolean =>
    found.some(({ outcome }) => outcome.kind === kind);
  if (any('accepted')) return exitCode.ok;
  return any('undecided') ? exitCode.inconclusive : exitCode.nonconforming;
};

/** What one recording says for a code other than `ok`: it passes if a release accepts it. */
export const groundOf = (one: WhichRelease): Ground | undefined => {
  switch (one.kind) {
    case 'unreadable':
      return { code: exitCode.input, because: `${one.file} could not be read` };
    case 'not-checkable':
      return { code: exitCode.inconclusive, because: `${one.file} could not be asked about` };
    case 'compared': {
      const code = verdictOn(one);
      if (code === exitCode.ok) return undefined;
      const because =
        code === exitCode.nonconforming
          ? `${one.file} is a behaviour of no release known`
          : `${one.file} could not be decided for every release`;
      return { code, because };
    }
  }
};
