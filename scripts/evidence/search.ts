import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { hold } from '../../checker/compare/evidence/hold.ts';
import type { RecordedEvidence } from '../../checker/compare/evidence/recorded-evidence.ts';
import { withRuleValue } from '../../checker/workload/with-rule-value.ts';
import { ruleHistories, rulesOf } from '../../model/index.ts';
import { openTrace } from '../../traces/index.ts';

/** A rule, or the way of yielding, at one value and not at another. */
interface Question {
  readonly of: string;
  readonly shows: string | boolean;
  readonly refutes: string | boolean;
}

/** What recordings tell by how they yield, and not by which rule holds: the events of a yield would be others. */
const saidByYields = 'yieldNowDefers';

/** Every value that some release has, against every other one. */
export const questions: readonly Question[] = [
  { of: 'yield', shows: 'yield_now', refutes: 'self-wake' },
  ...Object.entries(ruleHistories)
    .filter(([rule]) => rule !== saidByYields)
    .flatMap(([of, { first, changes }]) => {
      const had = [...new Set<string | boolean>([first, ...changes.map(({ value }) => value)])];
      return had.flatMap((shows) =>
        had.filter((one) => one !== shows).map((refutes) => ({ of, shows, refutes })),
      );
    }),
];

const releaseOf = async (file: string): Promise<string | undefined> => {
  const trace = await openTrace(file);
  await trace.close();
  return trace.header.runtime.version ?? undefined;
};

const valueIn = (release: string, rule: string): unknown =>
  Object.entries(rulesOf(release) ?? {}).find(([name]) => name === rule)?.[1];

/** Whether the recording is of a release in which the rule has that value, and of a scheduler that has the rule. */
const mayAnswer = ({ of, shows }: Question, file: string, tokio: string): boolean => {
  if (of === 'yield') return file.includes(String(shows));
  const isOfOneThread = file.includes('-ct.');
  const mayHaveRule =
    of.startsWith('defer') || of === 'coopDefers' || isOfOneThread === of.startsWith('currentThread');
  return mayHaveRule && valueIn(tokio, of) === shows;
};

/** Enough for every program in most of its shapes. */
const mostTried = 200;

const answer = async (
  { of, shows, refutes }: Question,
  file: string,
  tokio: string,
): Promise<RecordedEvidence | undefined> => {
  const other = of === 'yield' ? undefined : withRuleValue(tokio, of, refutes);
  if (of !== 'yield' && other === undefined) return undefined;
  const held = await (other === undefined
    ? hold(file, 'yield', [String(shows), String(refutes)])
    : hold(file, 'tokio', [tokio, other]));
  if (held.kind !== 'tells' || held.side !== 0) return undefined;
  const sha256 = createHash('sha256').update(readFileSync(file)).digest('hex');
  return { of, shows, refutes, file, sha256, tokio, g: held.g, seen: held.seen, instead: held.instead };
};

/** The first of the first some recordings that answers each question, if one does. */
export const evidenceIn = async (
  files: readonly string[],
  tell: (line: string) => void,
): Promise<readonly RecordedEvidence[]> => {
  const releases = new Map<string, string>();
  for (const file of files) {
    const release = await releaseOf(file);
    if (release !== undefined) releases.set(file, release);
  }
  const found: RecordedEvidence[] = [];
  for (const question of questions) {
    let evidence: RecordedEvidence | undefined;
    const fitting = [...releases].filter(([file, tokio]) => mayAnswer(question, file, tokio));
    for (const [file, tokio] of fitting.slice(0, mostTried)) {
      evidence = await answer(question, file, tokio);
      if (evidence !== undefined) break;
    }
    tell(
      `${question.of} ${String(question.shows)}, not ${String(question.refutes)}: ${evidence?.file ?? 'none'}`,
    );
    if (evidence !== undefined) found.push(evidence);
  }
  return found;
};
