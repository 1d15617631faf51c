import type { Case, Results } from '../../results/results.ts';
import type { ResultsReporter } from '../results-reporter.ts';
import { nameIn } from '../text/case-words.ts';
import { command } from '../text/words.ts';
import type { Element } from '../xml/xml.ts';
import { xmlDocument } from '../xml/xml.ts';
import { kindOf, testcaseOf } from './testcase.ts';
import type { OutcomeKind } from './testcase.ts';

const tally = (cases: readonly Case[], kind: OutcomeKind): string =>
  String(cases.filter((one) => kindOf(one) === kind).length);

const property = (name: string, value: string): Element => ({
  name: 'property',
  attributes: { name, value },
});

/** The commands that show the findings again, since a testcase has no properties of its own. */
const reproductions = (cases: readonly Case[]): readonly Element[] =>
  cases.flatMap(({ findings }) =>
    findings.map(({ rule, reproduce }) => property(`reproduce ${rule.id}`, nameIn(command(...reproduce)))),
  );

const suiteOf = (name: string, cases: readonly Case[], { origin }: Results): Element => ({
  name: 'testsuite',
  attributes: {
    name: nameIn(name),
    tests: String(cases.length),
    failures: tally(cases, 'failure'),
    errors: tally(cases, 'error'),
    skipped: tally(cases, 'skipped'),
  },
  children: [
    {
      name: 'properties',
      children: [
        property('tool', `${origin.tool.name} ${origin.tool.version}`),
        property('command', nameIn(command(...origin.arguments))),
        ...reproductions(cases),
      ],
    },
    ...cases.map(testcaseOf),
  ],
});

/** Cases by what was asked about, in the order in which that was first asked about. */
const bySuite = (cases: readonly Case[]): ReadonlyMap<string, readonly Case[]> => {
  const suites = new Map<string, Case[]>();
  for (const one of cases) {
    const suite = suites.get(one.suite);
    if (suite === undefined) suites.set(one.suite, [one]);
    else suite.push(one);
  }
  return suites;
};

/**
 * One testcase for each question and each file or exploration that it was asked of, in the dialect that Jenkins' xUnit plugin
 * has a schema of. A question whose answer fails the run is a failure, input that cannot be read an error; one that could not
 * be answered and fails nothing is skipped.
 */
export const junitReport: ResultsReporter = (output, results) => {
  const { cases, seconds } = results;
  const suites = [...bySuite(cases)].map(([name, ofSuite]) => suiteOf(name, ofSuite, results));
  output.write(
    xmlDocument({
      name: 'testsuites',
      attributes: {
        name: 'yieldcheck',
        tests: String(cases.length),
        failures: tally(cases, 'failure'),
        errors: tally(cases, 'error'),
        time: seconds.toFixed(3),
      },
      children: suites,
    }),
  );
};
