import type { Comparison } from '../../../compare/comparison.ts';
import { aboutEvidence, knownEvidence } from '../../../compare/evidence/known-evidence.ts';
import { code, plain, tableOf } from '../plain.ts';

/** Which recordings of the project show what the one side does and the other cannot. */
export const evidenceSection = (comparison: Comparison): readonly string[] => {
  const known = knownEvidence(comparison);
  if (known.length === 0) return [];
  return [
    '### Recorded on real Tokio',
    '',
    ...tableOf(
      ['shows', 'recording', 'Tokio', 'g', 'what happens', 'otherwise'],
      known.map((one) => [
        code(aboutEvidence(one)),
        code(one.file),
        one.tokio,
        String(one.g),
        plain(one.seen),
        plain(one.instead),
      ]),
      [3],
    ),
    '',
  ];
};
