import { places, timelineId, type PageData, type ShownTimeline } from '../payload/page.ts';

const textOf = (id: string): string => {
  const element = document.getElementById(id);
  if (element === null) throw new Error(`This file is incomplete: it has no part '${id}'.`);
  return element.textContent;
};

/** What the page says, apart from timelines. */
export const readPage = (): PageData => {
  // The program that wrote the page wrote this part by the same type.
  const page: PageData = JSON.parse(textOf(places.page));
  return page;
};

/** Timeline `number` without its rows. */
export const readTimeline = (number: number): ShownTimeline => {
  // As above.
  const timeline: ShownTimeline = JSON.parse(textOf(timelineId(number)));
  return timeline;
};

/** A block of rows, still deflated. */
export interface PackedRows {
  readonly events: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

const bytesOf = (text: string): Uint8Array<ArrayBuffer> => {
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i);
  return bytes;
};

/** The blocks of rows of timeline `number`, in order. */
export const readRows = (number: number): readonly PackedRows[] =>
  [...document.querySelectorAll<HTMLScriptElement>(`script.${places.rows}[data-timeline="${number}"]`)].map(
    (element) => ({
      events: Number(element.dataset['events']),
      bytes: bytesOf(element.textContent),
    }),
  );

/** A block inflated. */
export const inflate = async (bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> => {
  const inflated = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  return new Uint8Array(await new Response(inflated).arrayBuffer());
};
