import type { Coverage, EventKind, Header } from '../../traces/index.ts';
import { pollHookKinds, probeKinds, taskHookKinds } from '../../traces/index.ts';
import type { Property } from '../properties/property.ts';
import type { Trait } from '../properties/traits.ts';
import { traitReasons, traitsOf } from '../properties/traits.ts';

const hookKinds: ReadonlySet<EventKind> = new Set([...taskHookKinds, ...pollHookKinds]);

/** Why a property cannot be checked on a trace with this header, or undefined if it can. */
export function whyNotCheckable(property: Property, header: Header): string | undefined {
  const { of = 'tokio', tolerates = [], partial } = property;
  const needs = partial !== undefined && traitsOf(header).size > 0 ? partial.needs : property.needs;
  if (of !== header.runtime.name) return `it is a rule of ${runtimeNames[of]}`;
  const applicability = property.applies(header.runtime);
  if (!applicability.applies) return applicability.because;
  const suffices = (coverage: Coverage | undefined): boolean =>
    coverage === 'all' || (coverage === 'instrumented' && tolerates.includes('some-tasks'));
  const missing = needs.filter((kind) => !suffices(header.coverage[kind]));
  if (missing.length === 0) return whyNotBorne(tolerates, header);
  const shown = missing.map((kind) => `\`${kind}\`${degree(header.coverage[kind])}`).join(', ');
  return `this recorder does not show ${shown}; ${remedy(missing)}`;
}

const runtimeNames = { tokio: 'Tokio', shuttle: 'Shuttle' } as const;

function whyNotBorne(tolerates: readonly Trait[], header: Header): string | undefined {
  const trait = [...traitsOf(header)].find((one) => !tolerates.includes(one));
  return trait && traitReasons[trait];
}

function degree(coverage: Coverage | undefined): string {
  if (coverage === 'instrumented') return ' (of all tasks)';
  if (coverage === 'sampled') return ' (only a sample)';
  if (coverage === 'unknown') return ' (it does not say how much of it)';
  return '';
}

function remedy(missing: readonly EventKind[]): string {
  if (missing.some((kind) => probeKinds.includes(kind))) return 'build Tokio with probes';
  if (missing.some((kind) => hookKinds.has(kind))) return 'record with the task hooks of Tokio 1.44 or later';
  return 'record with wrapped futures and wakers';
}
