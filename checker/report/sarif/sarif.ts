import type { Finding } from '../../explain/finding.ts';
import type { Case } from '../../results/results.ts';
import type { ResultsReporter } from '../results-reporter.ts';
import { gravityOf } from '../text/gravity.ts';
import { visibleJson } from '../text/visible.ts';
import { number } from '../text/words.ts';
import { baseName } from './artifact.ts';
import { invocationOf } from './invocation.ts';
import { resultOf } from './result.ts';
import { rulesOf } from './rules.ts';

/** Services refuse files with more, and keep a fifth of them: those that come first. */
const mostResults = 25_000;

/** A finding, and whether it fails the run. */
interface Told {
  readonly finding: Finding;
  readonly failsRun: boolean;
}

const rankOf = ({ finding, failsRun }: Told): number => gravityOf(finding.kind) + (failsRun ? 0 : 100);

const gravestFirst = (cases: readonly Case[]): readonly Told[] =>
  cases
    .flatMap(({ findings, failsRun }) => findings.map((finding) => ({ finding, failsRun })))
    .toSorted((one, other) => rankOf(one) - rankOf(other));

/**
 * Results as one run of SARIF 2.1.0: a rule for each that is broken, a result for each finding, the gravest first, with code
 * flows of one thread for each worker, and notifications of what could not be read or decided.
 */
export const sarifReport: ResultsReporter = (output, results) => {
  const { tool } = results.origin;
  const all = gravestFirst(results.cases);
  const told = all.slice(0, mostResults);
  const rules = rulesOf(told.map(({ finding }) => finding));
  const notes =
    told.length === all.length
      ? []
      : [
          `${number(all.length - told.length)} of ${number(all.length)} findings are left out, the least grave.`,
        ];
  const document = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: tool.name, version: tool.version, rules: rules.descriptors } },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: {
          [baseName]: { description: { text: 'The folder that the command was run in.' } },
        },
        invocations: [invocationOf(results, notes)],
        results: told.map(({ finding, failsRun }) => resultOf(finding, rules.indexOf(finding), failsRun)),
      },
    ],
  };
  output.write(`${visibleJson(JSON.stringify(document, null, 2))}\n`);
};
