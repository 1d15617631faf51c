import type { ExitCode } from '../exit-code.ts';
import { exitCode, gravest } from '../exit-code.ts';
import type { CheckSummary, PropertySummary } from './summary.ts';

/** How much the caller insists on. */
export interface Demands {
  /** True when the properties were asked for by name. */
  readonly named: boolean;
  /** True when anything undecided fails the run. */
  readonly strict: boolean;
}

/** One reason for the exit code, as a clause. */
export interface Ground {
  readonly code: ExitCode;
  readonly because: string;
}

/** The exit code and everything that spoke for a code other than `ok`. */
export interface Judgement {
  readonly code: ExitCode;
  readonly grounds: readonly Ground[];
}

const count = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;

const undecidedFiles = ({ files, otherRuntimes }: PropertySummary): number =>
  files.inconclusive + files['not-checkable'] - otherRuntimes;

const ofProperty = (summary: PropertySummary, { named, strict }: Demands): readonly Ground[] => {
  const { property, verdict, files, undecided } = summary;
  const { inconclusive } = exitCode;
  if (verdict === 'violated') {
    const because = `${property.id} is violated in ${count(files.violated, 'file')}`;
    return [{ code: property.kind === 'safety' ? exitCode.safety : exitCode.liveness, because }];
  }
  const grounds: Ground[] = [];
  if (named && (verdict === 'inconclusive' || verdict === 'not-checkable'))
    grounds.push({ code: inconclusive, because: `${property.id} was asked for and could not be decided` });
  else if (strict && undecidedFiles(summary) > 0)
    grounds.push({
      code: inconclusive,
      because: `${property.id} is undecided in ${count(undecidedFiles(summary), 'file')}`,
    });
  else if (strict && undecided > 0)
    grounds.push({
      code: inconclusive,
      because: `${property.id} is undecided in ${count(undecided, 'instance')}`,
    });
  if ((named || strict) && verdict === 'vacuous')
    grounds.push({ code: exitCode.vacuous, because: `${property.id} was never put to the test` });
  return grounds;
};

/**
 * What the shell is told about a set of recordings.
 *
 * A property that never triggers in one file of many is normal; over the whole set it is reported, and fails
 * the run when it was asked for by name or under `strict`. The same goes for what could not be decided. A run
 * in which nothing at all was decided never passes.
 */
export const judge = (summary: CheckSummary, demands: Demands): Judgement => {
  const { properties, unreadable, truncated, contradictory, skipped } = summary;
  const grounds = properties.flatMap((property) => ofProperty(property, demands));
  if (unreadable.length > 0)
    grounds.push({ code: exitCode.input, because: `${count(unreadable.length, 'file')} could not be read` });
  if (contradictory.length > 0)
    grounds.push({
      code: exitCode.input,
      because: count(
        contradictory.length,
        'recording contradicts itself',
        'recordings contradict themselves',
      ),
    });
  if (skipped > 0)
    grounds.push({
      code: exitCode.inconclusive,
      because: `interrupted before the end of ${count(skipped, 'file')}`,
    });
  if (demands.strict && truncated.length > 0)
    grounds.push({
      code: exitCode.inconclusive,
      because: `${count(truncated.length, 'file')} cut off before the end`,
    });
  if (grounds.length === 0 && !properties.some(({ checked }) => checked > 0))
    grounds.push({ code: exitCode.inconclusive, because: 'no instance of any property was decided' });
  return { code: gravest(grounds.map(({ code }) => code)), grounds };
};
