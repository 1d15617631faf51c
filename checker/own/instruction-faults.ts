import type { Instruction } from '../../model/index.ts';

type Shape = Readonly<Record<string, (value: unknown) => boolean>>;

const oneOf =
  (...values: readonly string[]) =>
  (value: unknown): boolean =>
    typeof value === 'string' && values.includes(value);

const isTask = (value: unknown): boolean =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0;
const isName = (value: unknown): boolean => typeof value === 'string' && value !== '';
const isAnswer = (given: unknown): boolean =>
  typeof given === 'object' &&
  given !== null &&
  'answer' in given &&
  (given.answer === 'YieldCustom'
    ? 'future' in given && isName(given.future)
    : oneOf('Continue', 'Yield', 'Interrupt')(given.answer));

/** What each instruction must have beside its name. */
const shapes: Readonly<Record<Instruction['does'], Shape>> = {
  yield: { how: isName },
  wake: { task: isTask },
  spawn: { task: isTask },
  wait: { for: oneOf('wake', 'timer', 'socket', 'foreign wake', 'blocking pool') },
  'block in place': { runs: oneOf('Handle::block_on', 'another block_on') },
  'end block in place': {},
  join: { task: isTask },
  abort: { task: isTask },
  compute: {},
  'use resource': {},
  'epoch deadline': { answers: (value) => Array.isArray(value) && value.length > 0 && value.every(isAnswer) },
  'out of fuel': {},
  'component yield': {},
  repeat: {},
};

const isKnown = (does: unknown): does is Instruction['does'] =>
  typeof does === 'string' && Object.hasOwn(shapes, does);

/** Why something is no instruction of a program, as the rest of a sentence that begins with it; undefined if it is one. */
export const faultOfInstruction = (given: unknown): string | undefined => {
  if (typeof given !== 'object' || given === null || !('does' in given) || !isKnown(given.does))
    return `is no instruction that there is; those are: ${Object.keys(shapes).join(', ')}`;
  const fields: Readonly<Record<string, unknown>> = { ...given };
  const [wrong] = Object.entries(shapes[given.does]).find(([key, fits]) => !fits(fields[key])) ?? [];
  return wrong === undefined ? undefined : `(${given.does}) has no right '${wrong}'`;
};
