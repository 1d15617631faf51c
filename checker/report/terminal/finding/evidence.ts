import type { Evidence, ExcerptEvidence, RunEvidence } from '../../../explain/finding.ts';
import type { ToldRun } from '../../../explain/told-run.ts';
import { lengthInWords } from '../../text/found-as.ts';
import { shortened } from '../../text/shortened.ts';
import { count, number } from '../../text/words.ts';
import { fact } from './facts.ts';
import { excerptLines } from './excerpt.ts';
import { startInWords } from './fields.ts';
import { forkLines } from './fork.ts';
import { listInWords } from './list-in-words.ts';
import type { Look } from './look.ts';
import { runLines } from './run.ts';
import { linkLines, sourceLines } from './sources.ts';

/** Numbers that follow each other are told by the first and the last. */
const rangesOf = (numbers: readonly number[]): readonly string[] => {
  const ranges: (readonly [from: number, to: number])[] = [];
  for (const n of numbers) {
    const last = ranges.at(-1);
    if (last !== undefined && last[1] === n - 1) ranges[ranges.length - 1] = [last[0], n];
    else ranges.push([n, n]);
  }
  return ranges.flatMap(([from, to]) => {
    if (from === to) return [String(from)];
    return to === from + 1 ? [String(from), String(to)] : [`${from} to ${to}`];
  });
};

/** `1 and 2 yielder; 3 sleeper`. */
const rolesInWords = (roles: readonly string[]): string =>
  [...new Set(roles)]
    .map((role) => {
      const tasks = roles.flatMap((one, i) => (one === role ? [i + 1] : []));
      return `${listInWords(rangesOf(tasks))} ${shortened(role, 40)}`;
    })
    .join('; ');

const wholeLength = (
  { steps, loopFrom }: ToldRun,
  { shortest, found }: Pick<RunEvidence, 'shortest' | 'found'>,
): string => {
  if (loopFrom === undefined) return `${lengthInWords(steps.length, shortest, found)}.`;
  const loop = steps.length - loopFrom;
  const round = loop === 1 ? 'the last of them' : `the last ${number(loop)}`;
  const fewer = shortest ? '; no run shows it in fewer' : '';
  return `${count(steps.length, 'step')}, ${round} again and again for ever${fewer}.`;
};

/** What is true before the first step of a run, and how long it is. */
export const runPreface = (
  run: ToldRun,
  known: Pick<RunEvidence, 'shortest' | 'found'>,
  look: Look,
): readonly string[] => [
  ...fact('the run', `${wholeLength(run, known)} Numbers in queues are tasks, the front first.`, look),
  ...(run.roles.length === 0 ? [] : fact('tasks', rolesInWords(run.roles), look)),
  ...fact('start', startInWords(run.initial), look),
];

const runEvidence = (evidence: RunEvidence, look: Look): readonly string[] => {
  const { run, failing } = evidence;
  return [
    ...runPreface(run, evidence, look),
    '',
    ...runLines({ run, failing: new Set(failing) }, look),
    '',
    ...sourceLines(run.steps, look),
    ...(look.everything ? ['', ...linkLines(run.steps)] : []),
  ];
};

const omissionInWords = ({ events, omitted, incomplete }: ExcerptEvidence): string => {
  const shown = count(events.length, 'event');
  if (incomplete !== undefined) return `${shown}, and no more: ${shortened(incomplete, 200)}`;
  if (omitted === 0) return `all ${shown} from the first to the last of these`;
  return `${shown}; ${number(omitted)} between them ${omitted === 1 ? 'is' : 'are'} left out`;
};

const excerptEvidence = (evidence: ExcerptEvidence, look: Look): readonly string[] => [
  ...fact('events', omissionInWords(evidence), look),
  ...excerptLines(evidence, look),
];

/** What shows a finding. */
export const evidenceLines = (evidence: Evidence, look: Look): readonly string[] => {
  switch (evidence.kind) {
    case 'run':
      return runEvidence(evidence, look);
    case 'excerpt':
      return evidence.events.length === 0 ? [] : excerptEvidence(evidence, look);
    case 'fork':
      return forkLines(evidence, look);
  }
};
