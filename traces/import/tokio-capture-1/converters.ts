import type { Event } from '../../event/event.ts';
import { RecordFault } from '../../event/record-fault.ts';
import { refusal } from '../../event/refusal.ts';
import { keysOf } from '../../event/keys.ts';
import type { Validator } from '../../event/validator.ts';
import { lineEvents, type LineToEvent } from './line-events.ts';
import { captureLines, captureProbes, type LineKind, type ProbeKind } from './lines.ts';
import { type ProbeContext, probeEvents, type ProbeToEvent } from './probe-events.ts';
import * as valid from './validators.generated.js';

/**
 * Checks a line and turns it into an event.
 * @throws RecordFault if the line is refused
 */
export type Converter = (record: unknown, context: ProbeContext) => Event;

function converter<T>(
  what: string,
  validate: Validator<T>,
  toEvent: (line: T, context: ProbeContext) => Event,
): Converter {
  return (record, context) => {
    if (!validate(record)) throw new RecordFault(refusal(what, record, validate.errors));
    return toEvent(record, context);
  };
}

function ofLine<K extends LineKind>(ev: K, events: { readonly [P in K]: LineToEvent<P> }): Converter {
  const toEvent = events[ev];
  return converter(`the line '${ev}'`, valid.lines[ev], (line, { polls }) => toEvent(line, polls));
}

const ofProbe = <K extends ProbeKind>(what: K, events: { readonly [P in K]: ProbeToEvent<P> }): Converter =>
  converter(`the probe '${what}'`, valid.probes[what], events[what]);

/** The converters of lines by `ev`, without `probe`. */
export const lineConverters = new Map<unknown, Converter>(
  keysOf(captureLines).map((ev) => [ev, ofLine(ev, lineEvents)]),
);
/** The converters of probes by `what`. */
export const probeConverters = new Map<unknown, Converter>(
  keysOf(captureProbes).map((what) => [what, ofProbe(what, probeEvents)]),
);
