import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { createJiti } from 'jiti';
import { definePolicy } from './define-policy.ts';
import { defineProperty } from './define-property.ts';
import { defineScenario } from './define-scenario.ts';
import { placed, placeOf } from './own-place.ts';
import { QuestionError } from './question-error.ts';

/** What files of somebody's own import from `yieldcheck`; everything else of it is for programs. */
const definitions = { definePolicy, defineProperty, defineScenario };

/** Files go by the path that they were named by. */
const loaded = new Map<string, Readonly<Record<string, unknown>>>();

const offered: Readonly<Record<string | symbol, unknown>> = new Proxy(definitions, {
  get: (target, name) => {
    if (
      typeof name === 'symbol' ||
      Object.hasOwn(target, name) ||
      name === 'default' ||
      name === '__esModule'
    )
      return Reflect.get(target, name);
    throw new TypeError(
      `yieldcheck offers ${Object.keys(definitions).join(', ')} to a file that the command line loads, and no ${name}`,
    );
  },
});

const requireFile = (name: string): string => {
  const path = resolve(name);
  const status = statSync(path, { throwIfNoEntry: false });
  if (status === undefined)
    throw new QuestionError('ASK013', `there is no file '${name}'`, 'Give its path from where you are.');
  if (!status.isFile()) throw new QuestionError('ASK013', `'${name}' is no file`, 'Name the file itself.');
  return path;
};

/** Babel gives the place of what it cannot read at the end of its message, after the path. */
const withoutPath = (message: string, path: string): string =>
  message
    .replaceAll('ParseError: ', '')
    .replace(new RegExp(`\\s+${path.replaceAll(/[.*+?^${}()|[\]\\]/gu, '\\$&')}:\\d+:\\d+\\s*$`, 'u'), '')
    .trim();

const failed = (name: string, path: string, error: unknown): QuestionError => {
  const where = placed(name, placeOf(error, path));
  if (error instanceof QuestionError)
    return new QuestionError(error.code, `${where}: ${error.problem}`, error.advice, error);
  const message = error instanceof Error ? error.message : String(error);
  return new QuestionError(
    'ASK014',
    `${where}: ${withoutPath(message, path)}`,
    "The file must be TypeScript or JavaScript that can be loaded, and may import from 'yieldcheck', from files beside it and from installed packages.",
    error,
  );
};

/** The error as one of a file of somebody's own, if it was thrown there; undefined if it comes from elsewhere. */
export const faultOfOwnFile = (error: unknown): QuestionError | undefined => {
  const file = [...loaded.keys()].find((name) => placeOf(error, resolve(name)) !== undefined);
  return file === undefined ? undefined : failed(file, resolve(file), error);
};

/** Does something with what a file exports; an error of it is told with the line of the file that it comes from. */
export const inOwnFile = <T>(name: string, work: () => T): T => {
  try {
    return work();
  } catch (error) {
    throw failed(name, resolve(name), error);
  }
};

/**
 * What the file exports, by name. TypeScript is compiled on the way, without its types being checked.
 *
 * @throws QuestionError `ASK013` when it cannot be read, and with the line in it, `ASK014` when it cannot be compiled or throws,
 *   or what a definition in it throws
 */
export const load = (name: string): Readonly<Record<string, unknown>> => {
  const known = loaded.get(name);
  if (known !== undefined) return known;
  const path = requireFile(name);
  const jiti = createJiti(import.meta.url, {
    fsCache: false,
    moduleCache: false,
    interopDefault: false,
    virtualModules: { yieldcheck: offered },
  });
  const exported = inOwnFile(name, (): unknown => jiti(path));
  const module: Readonly<Record<string, unknown>> =
    typeof exported === 'object' && exported !== null ? { ...exported } : { default: exported };
  loaded.set(name, module);
  return module;
};
