import type { Path } from '../../../traces/index.ts';
import type { Property } from '../../properties/property.ts';
import type { PropertyVerdict } from '../../verdict.ts';
import type { Finding } from '../finding.ts';
import { RunFindings, type Examined, type RunFindingOptions } from './run-findings.ts';

/** A run that somebody asked about, and what the properties say of it. */
export interface Replayed {
  readonly of: Examined;
  readonly path: Path;
  readonly properties: readonly Property[];
  readonly verdicts: readonly PropertyVerdict[];
}

/** What one run violates: a finding for each property, with the first instance that fails and the roads not taken. */
export const findingsOfReplayed = (
  { of, path, properties, verdicts }: Replayed,
  options: RunFindingOptions,
): readonly Finding[] => {
  const findings = new RunFindings(of, ['every other run of this scenario'], options);
  return verdicts.flatMap(({ property: id, verdict, violations }) => {
    const property = properties.find((one) => one.id === id);
    if (verdict !== 'violated' || property === undefined) return [];
    const finding = findings.ofProperty(property, path, undefined, property.kind, {});
    return finding === undefined ? [] : [{ ...finding, more: Math.max(0, violations - 1) }];
  });
};
