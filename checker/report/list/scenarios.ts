import type { Scenario } from '../../../model/index.ts';
import type { Catalogue } from './catalogue.ts';

/** The workloads that can be explored; the first is the default. */
export const scenarioCatalogue = (scenarios: readonly Scenario[]): Catalogue => ({
  title: 'Scenarios: small workloads for verify and generate',
  columns: ['scenario', 'what happens'],
  entries: scenarios.map(({ name, summary, size }) => ({
    cells: [name, summary],
    details: [['by default', `--tasks ${size.tasks} --polls ${size.polls}`]],
    json: { name, summary, size },
  })),
  note: `Without a name, ${scenarios[0]?.name ?? 'none'}.`,
});
