import { mostRenamings } from '../machine/symmetric/numbers.ts';
import type { Interchange, Interchanges } from '../machine/symmetry.ts';
import { isSpawnedOutside, type Program } from '../workloads/program.ts';
import type { Runtime } from './config.ts';
import { taskNumber } from './event.ts';

/** Elements that are not interchangeable, or not in every way, and why, in a sentence for people. */
export interface Refused {
  readonly array: 'workers' | 'tasks';
  readonly reason: string;
}

/** What is interchangeable in the state machine of a runtime, and what is not. */
export interface RuntimeInterchanges {
  readonly interchanges: Interchanges;
  readonly refused: readonly Refused[];
}

/**
 * A thief with two victims looks at them in either order, since it begins at a random one; with more, only where it
 * begins is free.
 */
const mostFreeWorkers = 3;

/** A task and, if it is not interchangeable, why. */
interface TaskClass {
  readonly name: string;
  readonly alone: string | undefined;
}

const futureRole = 'block_on';

const called = (
  { role }: Program | undefined = { role: 'unknown', instructions: [] },
  index: number,
): string => (role === futureRole ? 'the future in block_on' : `task ${taskNumber(index)} (${role})`);

/** For each task that a program names, one of the tasks that do. */
const namersOf = (programs: readonly Program[]): ReadonlyMap<number, number> =>
  new Map(
    programs.flatMap(({ instructions }, namer) =>
      instructions.flatMap((instruction): readonly (readonly [number, number])[] =>
        'task' in instruction ? [[instruction.task, namer]] : [],
      ),
    ),
  );

const classesOf = (programs: readonly Program[]): readonly TaskClass[] => {
  const namers = namersOf(programs);
  const texts = programs.map((program) =>
    JSON.stringify([program.role, program.instructions, isSpawnedOutside(program)]),
  );
  return programs.map((program, index) => {
    const namer = namers.get(index);
    if (namer !== undefined)
      return {
        name: `task ${index}`,
        alone: `${called(program, index)} is named by the program of ${called(programs[namer], namer)}`,
      };
    const name = texts[index] ?? '';
    const isAlone = !texts.some((text, other) => other !== index && !namers.has(other) && text === name);
    return {
      name,
      alone: isAlone ? `no other task has the program of ${called(program, index)}` : undefined,
    };
  });
};

/** The number of each class that is not larger than `most`; larger ones are divided. */
const numbered = (classes: readonly TaskClass[], most: number): readonly number[] => {
  const names = classes.map(({ name }, index) => {
    const before = classes.slice(0, index).filter((other) => other.name === name).length;
    return `${Math.floor(before / most)} ${name}`;
  });
  const distinct = Array.from(new Set(names));
  return names.map((name) => distinct.indexOf(name));
};

const renamingsOf = (classes: readonly number[]): number =>
  classes.reduce(
    (product, own, index) => product * classes.slice(0, index + 1).filter((other) => other === own).length,
    1,
  );

/** The classes of the tasks, divided where there would be more renamings than can be numbered. */
const tasksWithin = (
  classes: readonly TaskClass[],
  most: number,
): { readonly classes: readonly number[]; readonly largest: number } => {
  let largest = classes.length;
  while (renamingsOf(numbered(classes, largest)) > most) largest--;
  return { classes: numbered(classes, largest), largest };
};

const interchangeOf = (workers: number): { readonly how: Interchange; readonly renamings: number } =>
  workers > mostFreeWorkers
    ? { how: { kind: 'rotations' }, renamings: workers }
    : {
        how: { kind: 'within-classes', classes: Array.from({ length: workers }, () => 0) },
        renamings: renamingsOf(Array.from({ length: workers }, () => 0)),
      };

/** Of current_thread, the program of the future in `block_on` may name tasks, and its own index is nobody else's. */
const classesUnder = ({ flavor, programs, blockOn }: Runtime): readonly TaskClass[] => {
  if (flavor !== 'current_thread') return classesOf(programs);
  const future = { role: futureRole, instructions: blockOn?.instructions ?? [] };
  return [
    ...classesOf([...programs, future]).slice(0, programs.length),
    { name: futureRole, alone: undefined },
  ];
};

/**
 * Which workers and tasks of the state machine of `runtime` may change names without a trace in what can happen next.
 *
 * The specification refers to workers by index only in the cyclic order in which a thief looks at its victims
 * (`Core::steal_work`), and to tasks in the programs that name others. All else that goes through them in
 * the order of their indices either asks whether there is any, or lets every order happen. Where a machine starts
 * does not matter.
 */
export const interchangesOf = (runtime: Runtime): RuntimeInterchanges => {
  const workers = runtime.flavor === 'current_thread' ? 1 : runtime.constants.workers;
  const { how, renamings } = interchangeOf(workers);
  const classes = classesUnder(runtime);
  const tasks = tasksWithin(classes, mostRenamings / renamings);
  const refused = classes.flatMap(({ alone }): readonly Refused[] =>
    alone === undefined ? [] : [{ array: 'tasks', reason: alone }],
  );
  return {
    interchanges: { workers: how, tasks: { kind: 'within-classes', classes: tasks.classes } },
    refused: [
      ...(workers > mostFreeWorkers
        ? [
            {
              array: 'workers' as const,
              reason: `a thief looks at its ${workers - 1} victims in cyclic order, so that workers are interchangeable by rotation only`,
            },
          ]
        : []),
      ...refused,
      ...(tasks.largest < classes.length
        ? [
            {
              array: 'tasks' as const,
              reason: `only ${tasks.largest} tasks at a time are interchangeable, since more than ${mostRenamings} renamings cannot be numbered`,
            },
          ]
        : []),
    ],
  };
};
