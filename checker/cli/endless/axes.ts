import { releases } from '../../../model/index.ts';
import { parseEndlessWay } from '../own-files.ts';
import { parseName } from '../parse.ts';
import { parseRelease, parseWasmtime } from '../releases.ts';
import { UsageError, unknownName } from '../usage-error.ts';
import { yieldNames } from '../yield-names.ts';
import { constantParser, flavors, parseInterval, ranges, type WorkloadFlags } from '../workload/options.ts';

/** Options that a value stands for. */
export type Given = Partial<Omit<WorkloadFlags, 'lifoSlot'>>;

/** An axis as it was asked for. */
export interface ParsedAxis {
  readonly name: string;
  /** Whether values that make no difference may be told as one, since nobody has named each. */
  readonly merges: boolean;
  readonly values: readonly { readonly label: string; readonly given: Given }[];
}

interface Parameter {
  /** The option that an axis takes the place of. */
  readonly flag: keyof Given;
  readonly parse: (given: string) => Given;
  /** The one spelling of a value that has several. */
  readonly canonical?: (given: string) => string;
}

const parameters: Readonly<Record<string, Parameter>> = {
  workers: { flag: 'workers', parse: (given) => ({ workers: ranges.workers(given) }) },
  tasks: { flag: 'tasks', parse: (given) => ({ tasks: ranges.tasks(given) }) },
  yield: {
    flag: 'yield',
    parse: (given) => ({ yield: [parseEndlessWay(given)] }),
    canonical: parseEndlessWay,
  },
  flavor: { flag: 'flavor', parse: (given) => ({ flavor: parseName('flavor', flavors)(given) }) },
  'event-interval': {
    flag: 'eventInterval',
    parse: (given) => ({ eventInterval: constantParser('event-interval', 1)(given) }),
  },
  'global-queue-interval': {
    flag: 'globalQueueInterval',
    parse: (given) => ({ globalQueueInterval: parseInterval(given) }),
  },
  'max-lifo-polls': {
    flag: 'maxLifoPolls',
    parse: (given) => ({ maxLifoPolls: constantParser('max-lifo-polls', 1)(given) }),
  },
  'coop-budget': {
    flag: 'coopBudget',
    parse: (given) => ({ coopBudget: constantParser('coop-budget', 1)(given) }),
  },
  tokio: { flag: 'tokio', parse: (given) => ({ tokio: parseRelease(given) }) },
  wasmtime: { flag: 'wasmtime', parse: (given) => ({ wasmtime: parseWasmtime(given) }) },
};

/** The names of all axes. */
export const axisNames: readonly string[] = Object.keys(parameters);

/** The option that an axis takes the place of. */
export const flagOf = (axis: string): keyof Given | undefined => parameters[axis]?.flag;

/** The word for the axes that tell how releases differ. */
export const preset = 'eras';
/** What the word stands for. */
export const presetAxes = `yield=${[...yieldNames, 'custom'].join(',')}; tokio=${preset}`;

const suchAs = "--sweep takes axes with their values, such as 'workers=1,2; tasks=1..3; tokio=eras'";
const mostInRange = 1000;

/** The numbers of a range such as `1..3`; anything else is left as it is. */
const spelledOut = (axis: string, given: string): readonly string[] => {
  const [, from, to] = /^(\d+)\.\.(\d+)$/u.exec(given) ?? [];
  if (from === undefined || to === undefined) return [given];
  const count = Number(to) - Number(from) + 1;
  if (count < 1 || count > mostInRange)
    throw new UsageError(
      `the range '${given}' of ${axis} has ${count < 1 ? 'no' : 'too many'} numbers; write the smaller one first, at most ${mostInRange} in all.`,
    );
  return Array.from({ length: count }, (_, i) => String(Number(from) + i));
};

const parseAxis = (text: string, isPreset: boolean): ParsedAxis => {
  const [name = '', list, ...more] = text.split('=').map((part) => part.trim());
  const parameter = parameters[name];
  if (parameter === undefined && list === undefined) throw new UsageError(`${suchAs}, not '${text}'.`);
  if (parameter === undefined) throw unknownName('axis', name, axisNames);
  if (list === undefined || list === '' || more.length > 0)
    throw new UsageError(`${suchAs}; '${text}' has no values.`);
  const isEras = name === 'tokio' && list === preset;
  const labels = isEras
    ? releases.map(({ version }) => version)
    : list
        .split(',')
        .flatMap((given) => spelledOut(name, parameter.canonical?.(given.trim()) ?? given.trim()));
  const twice = labels.find((label, i) => labels.indexOf(label) !== i);
  if (twice !== undefined) throw new UsageError(`--sweep has ${name}=${twice} twice; leave one of them out.`);
  return {
    name,
    merges: isPreset || isEras,
    values: labels.map((label) => ({ label, given: parameter.parse(label) })),
  };
};

/** The axes that an argument of `--sweep` names, with those of the arguments before it. */
export const parseSweep = (given: string, before: readonly ParsedAxis[] = []): readonly ParsedAxis[] => {
  const isPreset = given.trim() === preset;
  const axes = (isPreset ? presetAxes : given)
    .split(';')
    .map((text) => text.trim())
    .filter((text) => text !== '')
    .map((text) => parseAxis(text, isPreset));
  if (axes.length === 0) throw new UsageError(`${suchAs}, not nothing.`);
  const all = [...before, ...axes];
  const twice = all.find(({ name }, i) => all.findIndex((axis) => axis.name === name) !== i);
  if (twice !== undefined)
    throw new UsageError(`--sweep has the axis ${twice.name} twice; give all its values in one place.`);
  return all;
};
