import type { Bisection } from '../../bisect/bisect.ts';
import type { Origin } from '../../results/origin.ts';
import type { VerdictIn } from '../../bisect/verdict-in.ts';
import type { Output } from '../output.ts';
import { writeDocument } from './document.ts';

const found = ({ verdict, because, steps }: VerdictIn) => ({ verdict, because, steps });

/** One document. */
export const jsonBisect = (output: Output, origin: Origin, bisection: Bisection, exitCode: number): void => {
  const { question, asAsked, byRelease, bySetting, seconds } = bisection;
  const { scenario, size, release, flavor, constants } = question.workload;
  writeDocument(output, origin, {
    exitCode,
    property: question.property.id,
    scenario,
    size,
    flavor,
    release,
    constants,
    asAsked: found(asAsked),
    releases: byRelease.eras.map((era) => ({ from: era.from, to: era.to, ...found(era.found) })),
    flips: byRelease.flips.map(({ before, after, changed, decisive }) => ({
      before: before.to,
      after: after.from,
      changed,
      decisive: decisive.map(({ rule }) => rule),
    })),
    settings: bySetting.map((one) =>
      Object.assign(found(one.found), { setting: one.setting, flips: one.flips }),
    ),
    seconds,
  });
};
