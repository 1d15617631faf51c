import { formatPath } from '../../../traces/index.ts';
import type { Evidence, Finding } from '../../explain/finding.ts';
import type { ToldRun } from '../../explain/told-run.ts';
import { command } from '../text/words.ts';

type Json = Readonly<Record<string, unknown>>;

const toldRunJson = ({ path, ...run }: ToldRun): Json => ({ path: formatPath(path), ...run });

const evidenceJson = (evidence: Evidence): Json => {
  switch (evidence.kind) {
    case 'run':
      return { ...evidence, run: toldRunJson(evidence.run) };
    case 'excerpt':
      return { ...evidence };
    case 'fork':
      return {
        ...evidence,
        sides: evidence.sides.map(({ name, run }) => ({ name, run: toldRunJson(run) })),
      };
  }
};

/** A finding as data: all that reports for people tell, with the command that shows it again in one piece. */
const findingJson = (finding: Finding): Json => {
  const { evidence, ...told } = finding;
  return {
    ...told,
    ...(evidence === undefined ? {} : { evidence: evidenceJson(evidence) }),
    ...(finding.reproduce.length === 0 ? {} : { command: command(...finding.reproduce) }),
  };
};

/** The part of a report that has its findings. */
export const findingsJson = (findings: readonly Finding[]): { readonly findings: readonly Json[] } => ({
  findings: findings.map(findingJson),
});
