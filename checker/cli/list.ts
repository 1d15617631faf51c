import type { Command } from 'commander';
import { Argument } from 'commander';
import { endlessWorkloads, exhibits, scenarios, yieldWays } from '../../model/index.ts';
import { exporters, formats, loadRecordings } from '../../traces/index.ts';
import { recordedProperties } from '../properties/index.ts';
import type { Catalogue } from '../report/list/catalogue.ts';
import { printCatalogue, writeCatalogue } from '../report/list/catalogue.ts';
import { printComparison, writeComparison } from '../report/list/difference.ts';
import type { Comparison } from '../report/list/difference.ts';
import { eventCatalogue } from '../report/list/events.ts';
import { formatCatalogue } from '../report/list/formats.ts';
import { propertyCatalogue } from '../report/list/properties.ts';
import { releaseCatalogue } from '../report/list/releases.ts';
import { scenarioCatalogue } from '../report/list/scenarios.ts';
import { yieldCatalogue } from '../report/list/yields.ts';
import { comparisonOf } from './list-difference.ts';
import { parseName } from './parse.ts';
import type { NamedProject } from './releases.ts';
import { tokio, wasmtime } from './releases.ts';
import type { Reporting, ReportingOptions } from './reporting.ts';
import { openReporting, withReporterAndOutput } from './reporting.ts';
import type { Session } from './session.ts';
import { UsageError } from './usage-error.ts';

const topics = ['properties', 'releases', 'wasmtime', 'yields', 'scenarios', 'formats', 'events'] as const;
type Topic = (typeof topics)[number];

const catalogues: Readonly<Record<Topic, () => Catalogue | Promise<Catalogue>>> = {
  properties: () => propertyCatalogue(recordedProperties),
  releases: () => releaseCatalogue(tokio),
  wasmtime: () => releaseCatalogue(wasmtime),
  yields: () => yieldCatalogue(Object.values(yieldWays)),
  scenarios: () => scenarioCatalogue(scenarios, exhibits, endlessWorkloads),
  formats: async () => formatCatalogue([...formats, ...(await loadRecordings())], exporters),
  events: eventCatalogue,
};

/** The topics whose releases can be compared. */
const projects: Partial<Readonly<Record<Topic, NamedProject>>> = { releases: tokio, wasmtime };

interface ListFlags extends ReportingOptions {
  readonly diff?: string;
}

const tellCatalogue = async ({ each, origin, detail }: Reporting, topic: Topic): Promise<void> => {
  const catalogue = await catalogues[topic]();
  each({
    json: (output) => writeCatalogue(output, origin, topic, catalogue),
    terminal: (output) => printCatalogue(output, catalogue, detail === 'verbose'),
  });
};

const tellComparison = ({ each, origin }: Reporting, comparison: Comparison): void => {
  each({
    json: (output) => writeComparison(output, origin, comparison),
    terminal: (output) => printComparison(output, comparison),
  });
};

const comparisonIn = (topic: Topic, releases: string): Comparison => {
  const project = projects[topic];
  if (project !== undefined) return comparisonOf(project, releases);
  const valid = Object.keys(projects).map((name) => `list ${name} --diff`);
  throw new UsageError(`--diff compares releases, not ${topic}.\nValid: ${valid.join(', ')}.`);
};

const list = async (session: Session, topic: Topic, options: ListFlags): Promise<void> => {
  // Before a file is opened for the report.
  const comparison = options.diff === undefined ? undefined : comparisonIn(topic, options.diff);
  const reporting = openReporting(session, 'list', options, [], false);
  if (comparison === undefined) await tellCatalogue(reporting, topic);
  else tellComparison(reporting, comparison);
  reporting.close();
};

/** `yieldcheck list TOPIC` */
export const addList = (program: Command, session: Session): void => {
  const command = program
    .command('list')
    .description('list what there is')
    .addArgument(
      new Argument('<topic>', `one of: ${topics.join(', ')}`).argParser(parseName('topic', topics)),
    );
  withReporterAndOutput(command)
    .option('-d, --diff <a,b>', 'what changed between two releases, such as 1.50,1.53')
    .action((topic: Topic, options: ListFlags) => list(session, topic, options));
};
