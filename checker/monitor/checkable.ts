import type { Coverage, EventKind, Header } from '../../traces/index.ts';
import { callKinds, pollHookKinds, probeKinds, taskHookKinds } from '../../traces/index.ts';
import type { Property } from '../properties/property.ts';
import type { Trait } from '../properties/traits.ts';
import { traitReasons, traitsOf } from '../properties/traits.ts';
import type { Lack } from '../verdict.ts';

const hookKinds: ReadonlySet<EventKind> = new Set([...taskHookKinds, ...pollHookKinds]);

/** Why a property cannot be checked on a trace. */
export interface Hindrance {
  readonly lack: Lack;
  /** As a clause, with what to do about it where something can be done. */
  readonly because: string;
}

/** Why a property cannot be checked on a trace with this header, or undefined if it can. */
export function hindrance(property: Property, header: Header): Hindrance | undefined {
  const { of = 'tokio', tolerates = [], partial } = property;
  const { runtime, coverage } = header;
  const needs = partial !== undefined && traitsOf(header).size > 0 ? partial.needs : property.needs;
  if (of !== runtime.name) return { lack: 'runtime', because: `it is a rule of ${runtimeNames[of]}` };
  const applicability = property.applies(runtime);
  if (!applicability.applies && applicability.depends === undefined)
    return { lack: 'runtime', because: applicability.because };
  const suffices = (seen: Coverage | undefined): boolean =>
    seen === 'all' || (seen === 'instrumented' && tolerates.includes('some-tasks'));
  const missing = needs.filter((kind) => !suffices(coverage[kind]));
  if (missing.length === 0) {
    if (applicability.applies) return uncertainty(tolerates, header);
    return { lack: applicability.depends ?? 'runtime', because: applicability.because };
  }
  const lack = of === 'shuttle' ? 'annotation' : lackOf(missing);
  const shown = missing.map((kind) => `\`${kind}\`${degree(coverage[kind])}`).join(', ');
  return { lack, because: `this recorder does not show ${shown}; ${remedies[lack]}` };
}

/** The clause of `hindrance`. */
export const whyNotCheckable = (property: Property, header: Header): string | undefined =>
  hindrance(property, header)?.because;

const runtimeNames = { tokio: 'Tokio', shuttle: 'Shuttle' } as const;

function uncertainty(tolerates: readonly Trait[], header: Header): Hindrance | undefined {
  const trait = [...traitsOf(header)].find((one) => !tolerates.includes(one));
  return trait && { lack: 'certainty', because: traitReasons[trait] };
}

function degree(coverage: Coverage | undefined): string {
  if (coverage === 'instrumented') return ' (of all tasks)';
  if (coverage === 'sampled') return ' (only a sample)';
  if (coverage === 'unknown') return ' (it does not say how much of it)';
  return '';
}

function lackOf(missing: readonly EventKind[]): 'calls' | 'probes' | 'hooks' | 'wrappers' {
  if (missing.some((kind) => callKinds.includes(kind))) return 'calls';
  if (missing.some((kind) => probeKinds.includes(kind))) return 'probes';
  return missing.some((kind) => hookKinds.has(kind)) ? 'hooks' : 'wrappers';
}

const remedies = {
  calls: 'no recorder does so far, but a program of your own that writes this format can',
  probes: 'build Tokio with probes',
  hooks: 'record with the task hooks of Tokio 1.44 or later',
  wrappers: 'record with wrapped futures and wakers',
  annotation: "record an annotated schedule, with Shuttle's feature `annotation` and its AnnotationScheduler",
} as const;
