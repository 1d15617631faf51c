import type { JsonSchema } from './field-schema.ts';
import { vocabulary } from './vocabulary.ts';

const count = { type: 'integer', minimum: 0, maximum: Number.MAX_SAFE_INTEGER };
const positive = { ...count, minimum: 1 };
const flag = { type: 'boolean' };
const coverage = { enum: ['all', 'instrumented', 'sampled', 'none', 'unknown'] };
const edge = { enum: ['before', 'after', 'exact', 'unknown'] };

const anyKind = `^(${Object.keys(vocabulary)
  .join('|')
  .replaceAll('.', String.raw`\.`)})$`;

/** An object that has a value of this schema for any of the event kinds. One pattern is a tenth of the code of a property each. */
const byKind = (schema: JsonSchema): JsonSchema => ({
  type: 'object',
  patternProperties: { [anyKind]: schema },
  additionalProperties: false,
});

const config: JsonSchema = {
  type: 'object',
  properties: {
    event_interval: positive,
    global_queue_interval: { anyOf: [positive, { const: 'auto' }] },
    lifo_slot: { type: 'boolean' },
    eager_driver_handoff: { type: 'boolean' },
    alt_timer: { type: 'boolean' },
    max_lifo_polls: count,
    queue_capacity: positive,
    coop_budget: positive,
  },
};

const runtime: JsonSchema = {
  type: 'object',
  properties: {
    name: { enum: ['tokio', 'shuttle'] },
    version: { type: ['string', 'null'] },
    flavor: { enum: ['multi_thread', 'current_thread', 'unknown'] },
    workers: positive,
    config,
  },
  required: ['name', 'version', 'flavor', 'workers', 'config'],
};

const recorder: JsonSchema = {
  type: 'object',
  properties: { name: { type: 'string' }, version: { type: 'string' }, format: { type: 'string' } },
  required: ['name', 'format'],
};

const clock: JsonSchema = {
  type: 'object',
  properties: {
    domain: { enum: ['mono', 'realtime', 'logical'] },
    origin: { type: 'string', pattern: '^[0-9]+$' },
    resolution: positive,
    skew: count,
  },
  required: ['domain'],
};

const order: JsonSchema = {
  type: 'object',
  properties: { across: { enum: ['gseq', 'merged'] } },
  required: ['across'],
};

const loss: JsonSchema = {
  description: 'Where events may have been lost besides the gaps that are in the trace.',
  type: 'object',
  properties: { head: flag, middle: flag, tail: flag },
  required: ['head', 'middle', 'tail'],
};

const inputs: JsonSchema = {
  description: 'The files that the trace was converted from.',
  type: 'array',
  items: {
    type: 'object',
    properties: { path: { type: 'string' }, bytes: count },
    required: ['path', 'bytes'],
  },
};

const filled: JsonSchema = {
  description: 'Events of these kinds were filled in, by the rules of a release.',
  type: 'object',
  properties: {
    rules: { type: 'string' },
    recorded: { type: ['string', 'null'] },
    by: { type: 'string' },
    kinds: { type: 'array', items: { enum: Object.keys(vocabulary) } },
    note: { type: 'string' },
  },
  required: ['rules', 'recorded', 'by', 'kinds', 'note'],
};

/** The JSON Schema of a trace's first record. */
export const headerSchema: JsonSchema = {
  description: 'The first record of a trace: which runtime it is of, and what its recorder sees.',
  type: 'object',
  properties: {
    e: { const: 'header' },
    v: { const: 1 },
    minor: count,
    runtime,
    recorder,
    clock,
    order,
    coverage: byKind(coverage),
    edges: byKind(edge),
    loss,
    inputs,
    scenario: { type: 'string' },
    filled,
  },
  required: ['e', 'v', 'runtime', 'recorder', 'clock', 'order', 'coverage'],
};

/** The JSON Schema of a trace's last record. */
export const endSchema: JsonSchema = {
  description: 'The last record of a trace. A trace without one was cut off.',
  type: 'object',
  properties: { e: { const: 'end' }, n: count, complete: { type: 'boolean' } },
  required: ['e', 'n', 'complete'],
};
