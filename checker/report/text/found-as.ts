import type { FoundAs } from '../../explain/finding.ts';
import { count, number } from './words.ts';

const searchInWords: Readonly<Record<FoundAs['search'], string>> = {
  'breadth-first': 'breadth first',
  'depth-first': 'depth first',
  random: 'by a random run',
  pct: 'by a run of random priorities',
};

/** `1 instead of 2 workers`, for each part of the size that is smaller. */
const sizeInWords = ({ fewer }: FoundAs): readonly string[] =>
  fewer.map(({ of, before, after }) => `${number(after)} instead of ${number(before)} ${of}`);

/**
 * How long a run is, and what minimising it brought, such as `found with 41 steps by a random run, 7 steps after
 * minimising, with 1 instead of 2 workers; no run shows it in fewer`.
 */
export const lengthInWords = (steps: number, shortest: boolean, found: FoundAs | undefined): string => {
  const now = count(steps, 'step');
  const fewer = shortest ? '; no run shows it in fewer' : '';
  if (found === undefined) return `${now}${fewer}`;
  const { before, after } = found.switches;
  const isChanged = found.steps !== steps || found.fewer.length > 0;
  if (!isChanged) {
    const calmer =
      after < before ? `, with ${number(after)} instead of ${number(before)} switches between workers` : '';
    return `${now}${calmer}${fewer}`;
  }
  const size = found.fewer.length === 0 ? '' : `, with ${sizeInWords(found).join(', ')}`;
  const atSize = found.fewer.length === 0 ? fewer : fewer.replace('no run', 'no run of this size');
  return `found with ${count(found.steps, 'step')} ${searchInWords[found.search]}, ${now} after minimising${size}${atSize}`;
};
