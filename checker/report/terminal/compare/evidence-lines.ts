import type { Comparison } from '../../../compare/comparison.ts';
import { aboutEvidence, knownEvidence, refuting } from '../../../compare/evidence/known-evidence.ts';
import { command } from '../../text/words.ts';
import { hanging } from '../../text/wrap.ts';

/** Which recordings of the project show what the one side does and the other cannot. */
export const evidenceLines = (comparison: Comparison, width: number): readonly string[] => {
  const known = knownEvidence(comparison);
  if (known.length === 0) return [];
  return [
    'Recorded on real Tokio (files of the repository, not of the package):',
    ...known.flatMap((one) => [
      hanging(
        '  ',
        `${aboutEvidence(one)}: ${one.file} (Tokio ${one.tokio}): at g ${one.g} ${one.seen}; otherwise ${one.instead}`,
        width,
      ),
      hanging('    shown by   ', command(...refuting(one)), Infinity),
    ]),
  ];
};
