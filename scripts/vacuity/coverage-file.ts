import type { SourceMapPayload } from 'node:module';

/** A piece of a script, with how often it was run. */
export interface Range {
  readonly startOffset: number;
  readonly endOffset: number;
  readonly count: number;
}

/** What was run of one script, function by function. */
export interface ScriptCoverage {
  readonly url: string;
  readonly functions: readonly { readonly ranges: readonly Range[] }[];
}

/** How a script came from its source. */
export interface CachedMap {
  /** Of the text that ran. */
  readonly lineLengths: readonly number[];
  readonly data: SourceMapPayload;
}

/** What Node writes for a process that was started with `NODE_V8_COVERAGE`. */
export interface CoverageFile {
  readonly result: readonly ScriptCoverage[];
  /** By URL of a script that was compiled from another. */
  readonly maps: ReadonlyMap<string, CachedMap>;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

const isRange = (value: unknown): value is Range =>
  isObject(value) && ['startOffset', 'endOffset', 'count'].every((key) => typeof value[key] === 'number');

const isFunction = (value: unknown): value is ScriptCoverage['functions'][number] =>
  isObject(value) && Array.isArray(value['ranges']) && value['ranges'].every(isRange);

const isScript = (value: unknown): value is ScriptCoverage =>
  isObject(value) &&
  typeof value['url'] === 'string' &&
  Array.isArray(value['functions']) &&
  value['functions'].every(isFunction);

const isMap = (value: unknown): value is CachedMap =>
  isObject(value) &&
  Array.isArray(value['lineLengths']) &&
  isObject(value['data']) &&
  typeof value['data']['mappings'] === 'string';

/**
 * Reads the text of such a file.
 *
 * @throws RangeError if it is none
 */
export const coverageIn = (text: string): CoverageFile => {
  const value: unknown = JSON.parse(text);
  const result: unknown = isObject(value) ? value['result'] : undefined;
  if (!Array.isArray(result)) throw new RangeError('this is no coverage that Node wrote');
  const maps = isObject(value) && isObject(value['source-map-cache']) ? value['source-map-cache'] : {};
  return {
    result: result.filter((script) => isScript(script)),
    maps: new Map(Object.entries(maps).flatMap(([url, map]) => (isMap(map) ? [[url, map]] : []))),
  };
};
