import { type JsonSchema, recordSchema } from '../../event/field-schema.ts';
import { captureLines, captureProbes, captureStamp, captureWords } from './lines.ts';

const flag = { type: 'boolean' };
const text = { type: 'string' };
const count = { type: 'integer', minimum: 0, maximum: Number.MAX_SAFE_INTEGER };
const positive = { ...count, minimum: 1 };

/** The JSON Schema of a capture's first line. */
export const captureHeaderSchema: JsonSchema = {
  type: 'object',
  properties: {
    ev: { const: 'header' },
    format: { const: 'tokio-capture-1' },
    tokio: text,
    flavor: { enum: ['multi_thread', 'current_thread'] },
    workers: positive,
    knobs: {
      type: 'object',
      properties: {
        event_interval: positive,
        global_queue_interval: { anyOf: [positive, { const: 'auto' }] },
        lifo_slot: flag,
        eager_driver_handoff: flag,
        alt_timer: flag,
      },
    },
    hooks_poll: flag,
    hooks_task: flag,
    wake_end: flag,
    probed: flag,
    scenario: text,
    variant: text,
    kind: text,
  },
  required: ['ev', 'format', 'tokio', 'flavor', 'workers', 'knobs', 'hooks_poll', 'hooks_task'],
};

/** The JSON Schema of a capture's last line. */
export const captureFooterSchema: JsonSchema = {
  type: 'object',
  properties: { ev: { const: 'footer' }, events: count },
  required: ['ev', 'events'],
};

/** The JSON Schemas of the lines in between, by `ev`. */
export const lineSchemas = Object.fromEntries(
  Object.entries(captureLines).map(([ev, fields]) => [
    ev,
    recordSchema({ ev }, { ...captureStamp, ...fields }, captureWords),
  ]),
);

/** The JSON Schemas of the probes' lines, by `what`. */
export const probeSchemas = Object.fromEntries(
  Object.entries(captureProbes).map(([what, fields]) => [
    what,
    recordSchema({ ev: 'probe', what }, { ...captureStamp, ...fields }, captureWords),
  ]),
);
