import type { EndlessWorkload, Scenario } from '../../../model/index.ts';
import type { Catalogue, Entry } from './catalogue.ts';

const endlessDetails = ({ summary, tasks, about }: EndlessWorkload): NonNullable<Entry['details']> => [
  ['for ever', summary],
  ['--endless', `--tasks ${tasks} by default; sweeps ask about: ${about.join(', ')}`],
];

const endlessJson = ({ summary, tasks, about }: EndlessWorkload): Entry['json'] => ({
  endless: { summary, tasks, about },
});

const entryOf = ({ name, summary, size }: Scenario, endless: EndlessWorkload | undefined): Entry => ({
  cells: [name, endless === undefined ? '' : 'too', summary],
  details: [
    ['by default', `--tasks ${size.tasks} --polls ${size.polls}`],
    ...(endless === undefined ? [] : endlessDetails(endless)),
  ],
  json: { name, summary, size, ...(endless && endlessJson(endless)) },
});

const entryOfEndless = (endless: EndlessWorkload): Entry => ({
  cells: [endless.name, 'only', endless.summary],
  details: endlessDetails(endless),
  json: { name: endless.name, summary: endless.summary, ...endlessJson(endless) },
});

/**
 * The workloads that can be explored, the first of which is the default, then those that show one rule each and are not
 * among all, then those that only go on for ever.
 */
export const scenarioCatalogue = (
  scenarios: readonly Scenario[],
  exhibits: readonly Scenario[],
  endless: readonly EndlessWorkload[],
): Catalogue => ({
  title: 'Scenarios: small workloads for verify and generate',
  columns: ['scenario', 'for ever', 'what happens'],
  entries: [
    ...[...scenarios, ...exhibits].map((scenario) =>
      entryOf(
        scenario,
        endless.find(({ name }) => name === scenario.name),
      ),
    ),
    ...endless
      .filter(({ name }) => !scenarios.some((scenario) => scenario.name === name))
      .map((one) => entryOfEndless(one)),
  ],
  note: `Without a name, ${scenarios[0]?.name ?? 'none'}. Those that go on for ever too are for verify --endless. Only asked for by name, for each shows one rule: ${exhibits.map(({ name }) => name).join(', ')}.`,
});
