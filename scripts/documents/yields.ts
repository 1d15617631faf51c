import {
  newestWasmtime,
  releases,
  ruleHistories,
  sayingOf,
  wasmtimeHistories,
  wasmtimeReleases,
  yieldWays,
} from '../../model/index.ts';
import type { AnyHistory, YieldWay } from '../../model/index.ts';
import { valueAt } from '../../model/releases/history.ts';
import { beliefs } from '../../checker/beliefs/index.ts';
import { otherYieldNames } from '../../checker/cli/yield-names.ts';
import { pullLink, tokioRepository, wasmtimeRepository, withLinks } from './links.ts';
import type { Repository } from './links.ts';
import { bullets, sentence, table } from './markdown.ts';
import { rangesOf, rangeText } from './release-ranges.ts';

const rowsOf = (
  versions: readonly string[],
  history: AnyHistory,
  repository: Repository,
): readonly (readonly string[])[] =>
  rangesOf(versions, (release) => valueAt(history, release)).map((range) => [
    rangeText(range, versions[0] ?? ''),
    sentence(sayingOf(history, range.value)),
    (history.changes.find(({ release }) => release === range.from)?.pulls ?? [])
      .map((pull) => pullLink(repository, pull))
      .join(', '),
  ]);

const tokioVersions = releases.map(({ version }) => version);
const wasmtimeVersions = wasmtimeReleases.map(({ version }) => version);

const tokioRows = (history: AnyHistory): string =>
  table(['Tokio', 'what happens', 'changed by'], rowsOf(tokioVersions, history, tokioRepository));

const wasmtimeRows = (...histories: readonly AnyHistory[]): string =>
  table(
    ['Wasmtime', 'what happens', 'changed by'],
    histories.flatMap((history) => rowsOf(wasmtimeVersions, history, wasmtimeRepository)),
  );

const refutes = ({ name }: YieldWay): readonly string[] =>
  beliefs
    .filter(({ refutedUnder }) => refutedUnder.includes(name))
    .map(({ claim }) => `refutes [\`${claim.id}\`](properties.md#${claim.id}): "${claim.sentence}"`);

const otherNames = ({ name }: YieldWay): string =>
  Object.keys(otherYieldNames)
    .filter((other) => otherYieldNames[other] === name)
    .map((other) => `\`${other}\``)
    .join(', ');

const section = (way: YieldWay): string => `## ${way.name}

${way.summary}

${bullets([
  `**Written in** ${withLinks(way.source)}.`,
  `**Other spellings** that \`--yield\` takes: ${otherNames(way)}.`,
  ...refutes(way).map((text) => `**Exploring it** ${text}`),
])}

\`\`\`
npx yieldcheck verify yielders --yield ${way.name} --tasks 2 --polls 2 --beliefs
\`\`\``;

/** The text of `docs/yields.md`. */
export const yieldsDocument = (): string => `# Ways of yielding

A task yields by returning \`Pending\` from a poll although it could go on, and by seeing to it that it is polled again. How it
sees to that decides where it waits, and for whom. This page is generated from \`model/yields\` and the rules of the releases;
[starvation.md](starvation.md#what-it-shows) has the numbers, [writing-a-yield.md](writing-a-yield.md) says how to add a way.

${section(yieldWays['self-wake'])}

${section(yieldWays.yield_now)}

${tokioRows(ruleHistories.yieldNowDefers)}

What becomes of those that were deferred:

${tokioRows(ruleHistories.deferredWakeOrder)}

## Out of coop budget

No choice of the task's: a resource of Tokio's refuses once the budget of a tick is used up. It comes with the scenario
\`coop-budget\`, not with \`--yield\`.

${tokioRows(ruleHistories.coopDefers)}

\`\`\`
npx yieldcheck verify coop-budget --yield yield_now --beliefs --tokio 1.43.0
\`\`\`

## What guests of Wasmtime do

A guest does not choose how it yields; its Wasmtime does, unless the epoch callback answers \`YieldCustom\` with a future of
the embedder's. \`--yield custom\`, with \`--endless\`, is that answer with Tokio's \`yield_now\`. The newest release known is ${newestWasmtime}.

${wasmtimeRows(wasmtimeHistories.deadlineYield, wasmtimeHistories.yieldCustom, wasmtimeHistories.interrupt)}

Out of fuel, and in an asynchronous garbage collection, there is no custom yield:

${wasmtimeRows(wasmtimeHistories.fuelYield, wasmtimeHistories.collectorYield)}

A guest task of a component that calls \`thread.yield\` while no other task of its store is ready:

${wasmtimeRows(wasmtimeHistories.componentYield)}

\`\`\`
npx yieldcheck verify guest-answers --workers 1
npx yieldcheck verify component-yield --wasmtime 44 --workers 1
\`\`\`
`;
