import {
  changesIn,
  newestRelease,
  newestWasmtime,
  releases,
  ruleHistories,
  sayingOf,
  wasmtimeHistories,
  wasmtimeReleases,
} from '../../model/index.ts';
import type { AnyHistories, AnyHistory } from '../../model/index.ts';
import { valueAt } from '../../model/releases/history.ts';
import { pullLink, sourceLink, tokioRepository, wasmtimeRepository } from './links.ts';
import type { Repository } from './links.ts';
import { bullets, sentence, table } from './markdown.ts';
import { rangesOf, rangeText } from './release-ranges.ts';

interface Project {
  readonly name: string;
  readonly repository: Repository;
  readonly releases: readonly { readonly version: string }[];
  readonly histories: AnyHistories;
}

const tokio: Project = { name: 'Tokio', repository: tokioRepository, releases, histories: ruleHistories };

const wasmtime: Project = {
  name: 'Wasmtime',
  repository: wasmtimeRepository,
  releases: wasmtimeReleases,
  histories: wasmtimeHistories,
};

const pullsOf = (repository: Repository, pulls: readonly string[]): string =>
  pulls.map((pull) => pullLink(repository, pull)).join(', ');

const pullsIn = (history: AnyHistory, release: string): readonly string[] =>
  history.changes.find((change) => change.release === release)?.pulls ?? [];

const rowsOf = (
  { repository, releases: listed }: Project,
  rule: string,
  history: AnyHistory,
): readonly (readonly string[])[] => {
  const versions = listed.map(({ version }) => version);
  return rangesOf(versions, (release) => valueAt(history, release)).map((range, i) => [
    i === 0 ? `\`${rule}\`` : '',
    rangeText(range, versions[0] ?? ''),
    sentence(sayingOf(history, range.value)),
    pullsOf(repository, pullsIn(history, range.from)),
  ]);
};

const rulesTable = (project: Project): string =>
  table(
    ['rule', 'releases', 'what holds', 'changed by'],
    Object.entries(project.histories).flatMap(([rule, history]) => rowsOf(project, rule, history)),
  );

const sources = ({ histories, repository }: Project): string =>
  table(
    ['rule', 'decided in'],
    Object.entries(histories).map(([rule, { source }]) => [`\`${rule}\``, sourceLink(repository, source)]),
  );

const newsOf = ({ histories, repository }: Project, version: string): string => {
  const changes = changesIn(histories, version);
  if (changes.length === 0) return 'No rule changed.';
  return bullets(
    changes.map(({ rule, saysBefore, saysAfter, changes: [change] }) => {
      const pulls = pullsOf(repository, change?.pulls ?? []);
      return `\`${rule}\`: ${sentence(saysAfter)} Before: ${sentence(saysBefore)}${pulls === '' ? '' : ` (${pulls})`}`;
    }),
  );
};

const news = (project: Project): string =>
  project.releases
    .slice(1)
    .map(({ version }) => `#### ${project.name} ${version}\n\n${newsOf(project, version)}`)
    .join('\n\n');

const sections = (project: Project): string => `### Which rule holds since when

${rulesTable(project)}

### Where each is decided

${sources(project)}

### What changed, release by release

${news(project)}`;

/** The text of `docs/releases.md`. */
export const releasesDocument = (): string => `# Releases and their rules

How a scheduler treats a task that yields depends on the release. The specification holds no version numbers: its steps ask
for rules, and each rule has a history, which is in \`model/tokio/releases\` and \`model/wasmtime\`. This page is generated from
them. A release that is not listed has the rules of the nearest one before it.

A release is named with \`--tokio\`, and with \`--wasmtime\` for guests; unless you do, ${newestRelease} and ${newestWasmtime} are meant.
\`--tokio master\` and \`--wasmtime main\` have the rules of the newest. The same as here, on the command line:

\`\`\`
npx yieldcheck list releases --diff 1.50,1.53
npx yieldcheck list wasmtime --diff 32,45
npx yieldcheck list releases --reporter json    # every rule's value in every release
\`\`\`

## Tokio

The oldest release known is ${releases[0]?.version ?? ''}.

${sections(tokio)}

## Wasmtime

What a guest's Wasmtime decides about yielding. The oldest release known is ${wasmtimeReleases[0]?.version ?? ''}.

${sections(wasmtime)}
`;
