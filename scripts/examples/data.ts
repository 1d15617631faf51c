import { parse } from 'yaml';
import type { Fence } from './fences.ts';

const readJson = (text: string): void => {
  try {
    JSON.parse(text);
  } catch {
    for (const line of text.trimEnd().split('\n')) JSON.parse(line);
  }
};

/** Why a block of JSON, JSON Lines or YAML cannot be read; undefined if it can. */
export const dataFault = ({ language, text }: Fence): string | undefined => {
  try {
    if (language.startsWith('y')) parse(text, { strict: true });
    else readJson(text);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
};
