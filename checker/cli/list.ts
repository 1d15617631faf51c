import type { Command } from 'commander';
import { Argument } from 'commander';
import { newestRelease, releases, scenarios, yieldWays } from '../../model/index.ts';
import { formats } from '../../traces/index.ts';
import { allProperties } from '../properties/index.ts';
import type { Catalogue } from '../report/list/catalogue.ts';
import { printCatalogue, writeCatalogue } from '../report/list/catalogue.ts';
import { eventCatalogue } from '../report/list/events.ts';
import { formatCatalogue } from '../report/list/formats.ts';
import { propertyCatalogue } from '../report/list/properties.ts';
import { releaseCatalogue } from '../report/list/releases.ts';
import { scenarioCatalogue } from '../report/list/scenarios.ts';
import { yieldCatalogue } from '../report/list/yields.ts';
import { parseName } from './parse.ts';
import type { ReportingOptions } from './reporting.ts';
import { openReporting, withReporting } from './reporting.ts';
import type { Session } from './session.ts';

const topics = ['properties', 'releases', 'yields', 'scenarios', 'formats', 'events'] as const;
type Topic = (typeof topics)[number];

const catalogues: Readonly<Record<Topic, () => Catalogue>> = {
  properties: () => propertyCatalogue(allProperties),
  releases: () => releaseCatalogue(releases, newestRelease),
  yields: () => yieldCatalogue(Object.values(yieldWays)),
  scenarios: () => scenarioCatalogue(scenarios),
  formats: () => formatCatalogue(formats),
  events: eventCatalogue,
};

const list = (session: Session, topic: Topic, options: ReportingOptions): void => {
  const reporting = openReporting(session, 'list', options);
  const catalogue = catalogues[topic]();
  const { reporter, output, origin, detail } = reporting;
  if (reporter === 'json') writeCatalogue(output, origin, topic, catalogue);
  else printCatalogue(output, catalogue, detail === 'verbose');
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
  withReporting(command).action((topic: Topic, options: ReportingOptions) => list(session, topic, options));
};
