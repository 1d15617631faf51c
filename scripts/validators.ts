import { endSchema, headerSchema } from '../traces/event/header-schema.ts';
import { eventKinds, eventSchema } from '../traces/event/schema.ts';
import {
  captureFooterSchema,
  captureHeaderSchema,
  lineSchemas,
  probeSchemas,
} from '../traces/import/tokio-capture-1/schema.ts';
import { vocabulary, words } from '../traces/event/vocabulary.ts';
import { scannerModule } from './scanner/module.ts';
import { validatorModule } from './validator-module.ts';

const traceTypes = `import type { End, Header } from './header.js';
import type { EventKind, EventOf } from './event.js';
import type { Validator } from './validator.js';
export declare const header: Validator<Header>;
export declare const end: Validator<End>;
export declare const events: { readonly [K in EventKind]: Validator<EventOf<K>> };
`;

const scannerTypes = `import type { Event } from './event.js';
/**
 * The event on the line that begins at \`from\`; undefined if the line must be parsed to know. The line must end in a
 * newline, or in a zero, with sixteen bytes or more after that. \`view\` is of the same bytes.
 */
export declare function scan(bytes: Buffer, view: DataView, from: number): Event | undefined;
/** After an event: where the line after it begins. */
export declare let next: number;
/** After an event: its \`g\`. */
export declare let position: number;
/** After an event: the greatest worker that it names; -1 for none. */
export declare let worker: number;
`;

const captureTypes = `import type { Validator } from '../../event/validator.js';
import type { CaptureFooter, CaptureHeader, LineKind, LineOf, ProbeKind, ProbeOf } from './lines.js';
export declare const header: Validator<CaptureHeader>;
export declare const footer: Validator<CaptureFooter>;
export declare const lines: { readonly [K in LineKind]: Validator<LineOf<K>> };
export declare const probes: { readonly [K in ProbeKind]: Validator<ProbeOf<K>> };
`;

const texts: Readonly<Record<string, () => string>> = {
  'traces/event/validators.generated.js': () =>
    validatorModule({
      header: headerSchema,
      end: endSchema,
      events: { byKind: Object.fromEntries(eventKinds.map((kind) => [kind, eventSchema(kind)])) },
    }),
  'traces/event/validators.generated.d.ts': () => traceTypes,
  'traces/event/scanner.generated.js': () => scannerModule(vocabulary, words),
  'traces/event/scanner.generated.d.ts': () => scannerTypes,
  'traces/import/tokio-capture-1/validators.generated.js': () =>
    validatorModule({
      header: captureHeaderSchema,
      footer: captureFooterSchema,
      lines: { byKind: lineSchemas },
      probes: { byKind: probeSchemas },
    }),
  'traces/import/tokio-capture-1/validators.generated.d.ts': () => captureTypes,
};

/** The modules of validators and scanners that the build makes: names, relative to the project's root, and text. */
export const validatorFiles = (): ReadonlyMap<string, string> =>
  new Map(Object.entries(texts).map(([file, text]) => [file, text()]));
