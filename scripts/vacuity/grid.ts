import { automatonOf } from '../../checker/automaton/index.ts';
import { allProperties } from '../../checker/properties/index.ts';
import type { Property, Report } from '../../checker/properties/property.ts';
import { checkOnGraph } from '../../checker/verify/on-graph.ts';
import { generatedHeader } from '../../checker/verify/generated-header.ts';
import { argumentsOf } from '../../checker/workload/arguments.ts';
import { runtimeOf } from '../../checker/workload/runtime.ts';
import { specificationOf } from '../../model/index.ts';
import { eventKinds, exploreGraph, formatPath } from '../../traces/index.ts';
import type { Event } from '../../traces/index.ts';
import { standardGrid } from './cells.ts';
import { shapeOf } from './shape.ts';

/** Where something was first seen, and in how many scenarios and ways of yielding it was. */
export interface Seen {
  first: string;
  times: number;
}

/** What the standard grid showed. */
export interface Grid {
  readonly cells: number;
  readonly properties: ReadonlyMap<string, Seen>;
  /** By shape of event, with the arguments that step through a shortest run that shows it. */
  readonly shapes: ReadonlyMap<string, Seen>;
}

const mostStates = 60_000;
const mostSeconds = 1;

const note = (seen: Map<string, Seen>, what: string, where: () => string): void => {
  const before = seen.get(what);
  if (before === undefined) seen.set(what, { first: where(), times: 1 });
  else before.times += 1;
};

/** That an event of this shape never happens; a shortest run to one refutes it. */
const never = (shape: string): Property => {
  const kind = eventKinds.find((one) => shape === one || shape.startsWith(`${one} `));
  return {
    id: 'never',
    code: '',
    kind: 'safety',
    sentence: `It never happens: ${shape}`,
    source: '',
    trigger: shape,
    needs: [],
    applies: () => ({ applies: true }),
    observe: () => ({
      memory: () => null,
      on: Object.fromEntries(
        [kind].flatMap((one) =>
          one === undefined
            ? []
            : [
                [
                  one,
                  (_: unknown, event: Event, report: Report) => {
                    if (shapeOf({ ...event }) === shape) report.violated(shape, [event]);
                  },
                ],
              ],
        ),
      ),
    }),
  };
};

const within = (seconds: number): (() => boolean) => {
  const end = performance.now() + 1000 * seconds;
  return () => performance.now() > end;
};

/** Explores every scenario under every way of yielding, as far as a limit allows. */
export const exploreGrid = (tell: (cell: string) => void): Grid => {
  const properties = new Map<string, Seen>();
  const shapes = new Map<string, Seen>();
  for (const { name, workload } of standardGrid) {
    if (workload === undefined) continue;
    tell(name);
    const engine = specificationOf(runtimeOf(workload)).compiled();
    const { graph } = exploreGraph(engine, { limits: { states: mostStates } });
    const header = generatedHeader(workload.release, workload.constants, workload.scenario);
    for (const property of allProperties) {
      const automaton = automatonOf(property, header);
      if (automaton.kind === 'not-checkable') continue;
      const { checked } = checkOnGraph(graph, automaton, { outOfTime: within(mostSeconds) });
      if (checked > 0) note(properties, property.id, () => name);
    }
    const { alphabet } = graph;
    const here = new Set(
      Array.from({ length: alphabet.size }, (_, letter) =>
        alphabet.letter(letter).map((event) => shapeOf({ ...event })),
      ).flat(),
    );
    for (const shape of here)
      note(shapes, shape, () => {
        const automaton = automatonOf(never(shape), header);
        if (automaton.kind === 'not-checkable') return name;
        const { violation } = checkOnGraph(graph, automaton, {});
        const path = violation === undefined ? '' : formatPath(violation.path);
        return `npx yieldcheck verify ${argumentsOf(workload).join(' ')} --replay ${path}`;
      });
  }
  return { cells: standardGrid.length, properties, shapes };
};
