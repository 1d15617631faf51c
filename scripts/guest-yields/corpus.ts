import { join } from 'node:path';
import { ways } from '../capture/guests.ts';
import { corpusFolder } from '../capture/places.ts';
import { newestWasmtime, thoroughTokio } from '../capture/releases.ts';
import type { Shape } from '../capture/shapes.ts';
import { shapes } from '../capture/shapes.ts';
import { figuresOf } from './figures.ts';
import type { Figures } from './figures.ts';
import { readGuests } from './recorded.ts';

/** Programs of which the document tells. */
export const told = ['one-guest', 'three-guests'] as const;
/** One of these. */
export type Told = (typeof told)[number];

/** Figures of a recording, by program, way of yielding and runtime. */
export type Lookup = (program: Told, way: string, shape: Shape['name']) => Figures;

/** Where a recording is, from the folder of recordings on. */
export const recordingOf = (program: Told, way: string, shape: Shape['name']): string =>
  `${thoroughTokio}-wasmtime-${newestWasmtime}/${program}-${way}-${shape}.jsonl.gz`;

/** Reads all recordings of guests on the newest releases. */
export const readCorpus = async (): Promise<Lookup> => {
  const figures = new Map<string, Figures>();
  for (const program of told)
    for (const way of [...ways.map(([name]) => name), 'own-no-lifo-slot'])
      for (const { name } of shapes) {
        const file = recordingOf(program, way, name);
        figures.set(file, figuresOf(await readGuests(join(corpusFolder, file))));
      }
  return (program, way, shape) => {
    const file = recordingOf(program, way, shape);
    const found = figures.get(file);
    if (found === undefined) throw new RangeError(`there is no ${file}`);
    return found;
  };
};
