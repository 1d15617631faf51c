import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { hold } from '../../checker/compare/evidence/hold.ts';
import { yieldAlike } from '../../checker/compare/evidence/known-evidence.ts';
import type { RecordedEvidence } from '../../checker/compare/evidence/recorded-evidence.ts';
import { withRuleValue } from '../../checker/workload/with-rule-value.ts';
import { ruleHistories, rulesOf, type Flavor } from '../../model/index.ts';
import { compareVersions } from '../../model/releases/version-order.ts';
import { openTrace } from '../../traces/index.ts';

/** A rule, or the way of yielding, at one value and not at another. */
interface Question {
  readonly of: string;
  readonly shows: string | boolean;
  readonly refutes: string | boolean;
  /** The scheduler to ask it of; either, if absent. */
  readonly flavor?: Flavor;
}

/** What was recorded, on what. */
interface Recorded {
  readonly file: string;
  readonly tokio: string;
  readonly flavor: Flavor;
}

/** What recordings tell by how they yield, and not by which rule holds: the events of a yield would be others. */
const saidByYields = 'yieldNowDefers';

/** Every value that some release has, against every other one. */
export const questions: readonly Question[] = [
  { of: 'yield', shows: 'yield_now', refutes: 'self-wake', flavor: 'multi_thread' },
  { of: 'yield', shows: 'yield_now', refutes: 'self-wake', flavor: 'current_thread' },
  ...Object.entries(ruleHistories)
    .filter(([rule]) => rule !== saidByYields)
    .flatMap(([of, { first, changes }]) => {
      const had = [...new Set<string | boolean>([first, ...changes.map(({ value }) => value)])];
      return had.flatMap((shows) =>
        had.filter((one) => one !== shows).map((refutes) => ({ of, shows, refutes })),
      );
    }),
];

const recordedIn = async (file: string): Promise<readonly Recorded[]> => {
  const trace = await openTrace(file);
  await trace.close();
  const { version, flavor } = trace.header.runtime;
  return version === null || (flavor !== 'multi_thread' && flavor !== 'current_thread')
    ? []
    : [{ file, tokio: version, flavor }];
};

const valueIn = (release: string, rule: string): unknown =>
  Object.entries(rulesOf(release) ?? {}).find(([name]) => name === rule)?.[1];

/** Whether the recording is of a release in which the rule has that value, and of a scheduler that has the rule. */
const mayAnswer = ({ of, shows, flavor: asked }: Question, { file, tokio, flavor }: Recorded): boolean => {
  if (of === 'yield') return flavor === asked && file.includes(String(shows));
  const mayHaveRule =
    of.startsWith('defer') ||
    of === 'coopDefers' ||
    (flavor === 'current_thread') === of.startsWith('currentThread');
  return mayHaveRule && valueIn(tokio, of) === shows;
};

const onlyYields = ({ file }: Recorded): boolean => basename(file).startsWith('yielders-');

/** What is recorded of a way of yielding holds of the newest release, and shows best where tasks do nothing else. */
const inOrder = ({ of }: Question, recorded: readonly Recorded[]): readonly Recorded[] =>
  of === 'yield'
    ? recorded.toSorted(
        (one, other) =>
          compareVersions(other.tokio, one.tokio) || Number(onlyYields(other)) - Number(onlyYields(one)),
      )
    : recorded;

/** Enough for every program in most of its shapes. */
const mostTried = 200;

const answer = async (
  { of, shows, refutes }: Question,
  { file, tokio, flavor }: Recorded,
): Promise<RecordedEvidence | undefined> => {
  const other = of === 'yield' ? undefined : withRuleValue(tokio, of, refutes);
  if (of !== 'yield' && other === undefined) return undefined;
  const held = await (other === undefined
    ? hold(file, 'yield', [String(shows), String(refutes)])
    : hold(file, 'tokio', [tokio, other]));
  if (held.kind !== 'tells' || held.side !== 0) return undefined;
  const sha256 = createHash('sha256').update(readFileSync(file)).digest('hex');
  return {
    of,
    shows,
    refutes,
    file,
    sha256,
    tokio,
    flavor,
    g: held.g,
    seen: held.seen,
    instead: held.instead,
  };
};

/** Whether a recording can add nothing to one that answers already: it may be of other releases that yield otherwise. */
const isAnswered = ({ of, flavor, tokio }: RecordedEvidence, recorded: Recorded): boolean =>
  of !== 'yield' || yieldAlike(flavor, tokio, recorded.tokio);

/** The first of the first some recordings that answers each question, if one does; of yields, the first of each kind of release. */
export const evidenceIn = async (
  files: readonly string[],
  tell: (line: string) => void,
): Promise<readonly RecordedEvidence[]> => {
  const all: Recorded[] = [];
  for (const file of files) all.push(...(await recordedIn(file)));
  const found: RecordedEvidence[] = [];
  for (const question of questions) {
    const answers: RecordedEvidence[] = [];
    const fitting = all.filter((recorded) => mayAnswer(question, recorded));
    for (const recorded of inOrder(question, fitting).slice(0, mostTried)) {
      if (answers.some((evidence) => isAnswered(evidence, recorded))) continue;
      const evidence = await answer(question, recorded);
      if (evidence !== undefined) answers.push(evidence);
    }
    tell(
      `${question.of} ${String(question.shows)}, not ${String(question.refutes)}: ${answers.map(({ file }) => file).join(', ') || 'none'}`,
    );
    found.push(...answers);
  }
  return found;
};
