import { deflateRawSync } from 'node:zlib';
import { visibleJson } from '../text/visible.ts';
import { places, timelineId, type ShownTimeline } from './payload/page.ts';

/**
 * JSON that cannot end the element it is in, nor open a comment there: no `<` is left in it, nor any character that
 * cannot be seen. It is the same document to a parser.
 */
export const embeddedJson = (value: unknown): string =>
  visibleJson(JSON.stringify(value))
    .replaceAll('<', String.raw`\u003c`)
    .replaceAll('>', String.raw`\u003e`)
    .replaceAll('&', String.raw`\u0026`);

/** An element of JSON that no browser runs. `id` must be of letters, digits and hyphens. */
export const jsonElement = (id: string, value: unknown): string =>
  `<script type="application/json" id="${id}">${embeddedJson(value)}</script>\n`;

/** A timeline without its rows. */
export const timelineElement = (number: number, timeline: ShownTimeline): string =>
  jsonElement(timelineId(number), timeline);

/** A block of `events` rows of a timeline: deflated, in base 64, which no character of markup is in. */
export const rowsElement = (timeline: number, events: number, block: Uint8Array): string => {
  const of = `class="${places.rows}" data-timeline="${timeline}" data-events="${events}"`;
  const text = deflateRawSync(block).toString('base64');
  return `<script type="application/octet-stream" ${of}>${text}</script>\n`;
};
