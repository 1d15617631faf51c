import { beliefs } from '../../../checker/beliefs/index.ts';
import { automatonOf } from '../../../checker/automaton/index.ts';
import type { RunQuestion } from '../../../checker/minimize/index.ts';
import { settingOf } from '../../../checker/minimize/runs/question.ts';
import { allProperties } from '../../../checker/properties/index.ts';
import type { Property } from '../../../checker/properties/property.ts';
import { checkRun } from '../../../checker/check/check-run.ts';
import { generatedHeader } from '../../../checker/verify/generated-header.ts';
import type { RunSize } from '../../../checker/minimize/index.ts';
import { rulesOf, scenarios, smallConstants } from '../../../model/index.ts';
import type { YieldName } from '../../../model/index.ts';
import { exploreRandom } from '../../../traces/index.ts';
import type { Path } from '../../../traces/index.ts';
import { mutants } from '../../mutants/mutants.ts';

const release = '1.53.0';

const propertyNamed = (id: string): Property => {
  const property = [...allProperties, ...beliefs.map(({ claim }) => claim)].find((one) => one.id === id);
  if (property === undefined) throw new Error(`no property ${id}`);
  return property;
};

/** A question about the specification as it is, at the scenario's own size but for what is given. */
export const questionAbout = (
  name: string,
  how: YieldName,
  property: string,
  { workers = smallConstants.workers, ...size }: { tasks?: number; polls?: number; workers?: number } = {},
): RunQuestion => {
  const scenario = scenarios.find((one) => one.name === name);
  const rules = rulesOf(release);
  if (scenario === undefined || rules === undefined) throw new Error(`no scenario ${name}`);
  return {
    scenario,
    size: { ...scenario.size, ...size, yield: how },
    release,
    rules,
    constants: { ...smallConstants, workers },
    property: propertyNamed(property),
  };
};

/** The same about a mutant of the specification, which its scenario shows. */
export const questionAboutMutant = (what: string, property: string): RunQuestion => {
  const mutant = mutants.find((one) => one.what === what);
  if (mutant === undefined) throw new Error(`no mutant ${what}`);
  return { ...questionAbout(mutant.scenario, mutant.yield, property), machineOf: mutant.engineOf };
};

/** A run at random that violates the property; undefined if none does of those with this seed. */
const randomViolation = (question: RunQuestion, seed: number): Path | undefined => {
  const { engine, automaton } = settingOf(question, question);
  if (automaton.kind === 'not-checkable') throw new Error(automaton.reason);
  const { violations } = exploreRandom({ runs: 40, steps: 150, seed })(engine, { automata: [automaton] });
  return violations[0]?.path;
};

/** The first of those runs, of one seed after the other. */
export const someViolation = (question: RunQuestion, from = 0): Path => {
  for (let seed = from; seed < from + 20; seed++) {
    const path = randomViolation(question, seed);
    if (path !== undefined) return path;
  }
  throw new Error(`no run violates ${question.property.id}`);
};

/** Whether an ordinary monitor finds the property violated by the run. */
export const isViolation = (question: RunQuestion, size: RunSize, path: Path): boolean => {
  const { scenario, flavor, property } = question;
  const { engine } = settingOf(question, size);
  const header = generatedHeader(release, size.constants, scenario.name, flavor);
  return checkRun(engine, path, [property], header).verdicts[0]?.verdict === 'violated';
};

/** The automaton and machine of a question at its own size. */
export const wholeOf = (question: RunQuestion) => {
  const { engine } = settingOf(question, question);
  const header = generatedHeader(release, question.constants, question.scenario.name, question.flavor);
  const automaton = automatonOf(question.property, header);
  if (automaton.kind === 'not-checkable') throw new Error(automaton.reason);
  return { engine, automaton };
};
