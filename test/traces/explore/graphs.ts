import { fc } from '@fast-check/vitest';

/** For each node, the nodes after it; node 0 is the start. */
export type Graph = readonly (readonly number[])[];

/** Graphs of up to `most` nodes with up to three edges each; `forward` ones end. */
export const graphs = (most: number, forward = false): fc.Arbitrary<Graph> =>
  fc.integer({ min: 1, max: most }).chain((size) =>
    fc.tuple(
      ...Array.from({ length: size }, (_, node) => {
        const min = forward ? node + 1 : 0;
        return min < size ? fc.array(fc.integer({ min, max: size - 1 }), { maxLength: 3 }) : fc.constant([]);
      }),
    ),
  );

/** Steps from `start` to each node within reach, by the plainest search there is. */
export const distancesFrom = (
  start: number,
  next: (node: number) => readonly number[],
): Map<number, number> => {
  const distances = new Map([[start, 0]]);
  for (const [node, distance] of distances)
    for (const target of next(node)) if (!distances.has(target)) distances.set(target, distance + 1);
  return distances;
};

/** Steps from node 0 to each node within reach. */
export const distancesIn = (graph: Graph): Map<number, number> =>
  distancesFrom(0, (node) => graph[node] ?? []);
