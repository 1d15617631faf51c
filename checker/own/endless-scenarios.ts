import { neverEndsPoll } from '../../model/index.ts';
import type { EndlessWorkload, Instruction, Program, YieldName } from '../../model/index.ts';
import type { ForEverSize } from './define-scenario.ts';
import { inOwnFile, load } from './load.ts';
import { onlyExport } from './own-file.ts';
import { requirePrograms } from './programs.ts';
import { QuestionError } from './question-error.ts';
import { scenarioIn } from './scenarios.ts';

/** Sets of tasks that wait are explored with the states, so that there cannot be many. */
const mostTasks = 16;

type Does = Instruction['does'];

const happensOnce: ReadonlySet<Does> = new Set<Does>([
  'spawn',
  'join',
  'abort',
  'block in place',
  'end block in place',
]);

const refuse = (problem: string, advice: string): never => {
  throw new QuestionError('ASK012', problem, advice);
};

/** The program with its instructions over and over. */
const overAndOver = (program: Program): Program => {
  const { role, instructions } = program;
  const once = instructions.find(({ does }) => happensOnce.has(does));
  if (once !== undefined)
    refuse(
      `the program '${role}' has '${once.does}', which no task can do over and over`,
      'Leave it out of forEver; programs may have it.',
    );
  const repeats = instructions.some(({ does }) => does === 'repeat');
  const endless: Program = repeats
    ? program
    : { ...program, instructions: [...instructions, { does: 'repeat' }] };
  if (neverEndsPoll(endless))
    refuse(
      `the program '${role}' never ends its poll`,
      'Let it yield, wait or use a resource on its way round, so that others are polled.',
    );
  return endless;
};

const requireEndless = (programs: readonly Program[]): readonly Program[] => {
  const endless = requirePrograms(programs).map(overAndOver);
  if (endless.length > mostTasks)
    refuse(`it makes ${endless.length} programs that go on for ever`, `Make ${mostTasks} at most.`);
  return endless;
};

interface SaysForEver {
  readonly forEver: (size: ForEverSize) => readonly Program[];
  readonly about?: readonly string[];
}

const saysForEver = (given: unknown): given is SaysForEver =>
  typeof given === 'object' && given !== null && 'forEver' in given && typeof given.forEver === 'function';

const rolesIn = (programs: readonly Program[]): readonly string[] => [
  ...new Set(programs.map(({ role }) => role)),
];

const isListOfRoles = (given: unknown): given is readonly string[] =>
  Array.isArray(given) && given.every((role) => typeof role === 'string');

const requireRoles = (about: unknown, roles: readonly string[]): readonly string[] => {
  if (!isListOfRoles(about)) return refuse('about is no list of roles', `Roles are: ${roles.join(', ')}.`);
  const unknown = about.find((role) => !roles.includes(role));
  if (unknown !== undefined)
    refuse(`it is about '${unknown}', which is the role of no program`, `Roles are: ${roles.join(', ')}.`);
  return about;
};

const known = new Map<string, EndlessWorkload>();

/**
 * What the tasks of a file's scenario do for ever, named by the file; undefined if it does not say. Throws a `QuestionError`
 * where it is not possible.
 */
export const endlessScenarioIn = (file: string): EndlessWorkload | undefined => {
  const before = known.get(file);
  if (before !== undefined) return before;
  const { summary, size } = scenarioIn(file);
  const exported = onlyExport(load(file));
  if (!saysForEver(exported)) return undefined;
  const programsAt = (of: ForEverSize): readonly Program[] =>
    inOwnFile(file, () => requireEndless(exported.forEver(of)));
  const roles = rolesIn(programsAt({ yield: 'self-wake', tasks: size.tasks }));
  const workload: EndlessWorkload = {
    name: file,
    summary,
    tasks: size.tasks,
    about: inOwnFile(file, () => requireRoles(exported.about ?? roles, roles)),
    programs: ({ yield: how, ...others }) => programsAt({ ...others, yield: requireOwnWay(how) }),
  };
  known.set(file, workload);
  return workload;
};

/** Which answers a callback gives, a scenario of one's own says itself. */
const requireOwnWay = (how: YieldName | 'custom'): YieldName =>
  how === 'custom'
    ? refuse(
        "'custom' is for the scenarios that there are",
        "Let a program of forEver have { does: 'epoch deadline', answers: [{ answer: 'YieldCustom', future: 'yield_now' }] }.",
      )
    : how;
