import { readFile } from 'node:fs/promises';
import { InputError } from '../../../errors.ts';
import { isObject, type JsonObject, shown } from '../../../event/record-fault.ts';
import { nearest } from '../../../event/nearest.ts';
import { inputError } from '../../../read/source.ts';
import type { Mapping, Meaning, Place, Rule } from './mapping.ts';
import { mappingFormat, meanings } from './mapping.ts';

class Refusal extends Error {
  override readonly name = 'Refusal';
}

const fields = ['is', 'name', 'category', 'thread', 'phases', 'task', 'by'] as const;
const members = ['yieldcheck', 'workers', 'events', 'all'] as const;

function requireKnown(object: JsonObject, known: readonly string[], where: string): void {
  for (const name of Object.keys(object)) {
    if (known.includes(name)) continue;
    const near = nearest(name, known);
    const hint = near === undefined ? `known are ${known.join(', ')}` : `did you mean '${near}'?`;
    throw new Refusal(`${where} has a member '${name}', which means nothing here: ${hint}`);
  }
}

function pattern(value: unknown, where: string): RegExp | undefined {
  if (value === undefined) return undefined;
  if (typeof value !== 'string')
    throw new Refusal(`${where} is ${shown(value)}, but must be a regular expression`);
  try {
    return new RegExp(value, 'u');
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Refusal(`${where} is no regular expression: ${reason}`);
  }
}

function meaningOf(value: unknown, where: string): Meaning {
  const known = meanings.find((meaning) => meaning === value);
  if (known !== undefined) return known;
  throw new Refusal(`${where} is ${shown(value)}, but must be one of ${meanings.join(', ')}`);
}

function placeOf(value: unknown, where: string): Place | undefined {
  if (value === undefined) return undefined;
  if (isObject(value)) {
    const { group, arg, id } = value;
    if (typeof group === 'string' || (typeof group === 'number' && Number.isInteger(group) && group > 0))
      return { from: 'group', group };
    if (typeof arg === 'string') return { from: 'arg', arg };
    if (id === true) return { from: 'id' };
  }
  throw new Refusal(`${where} is ${shown(value)}, but must be {"group": 1}, {"arg": "name"} or {"id": true}`);
}

function phasesOf(value: unknown, where: string): ReadonlySet<string> | undefined {
  if (value === undefined) return undefined;
  const isList = Array.isArray(value) && value.every((each: unknown) => typeof each === 'string');
  if (!isList)
    throw new Refusal(`${where} is ${shown(value)}, but must be a list of phases such as ["B", "X"]`);
  return new Set(value);
}

const needsTask: ReadonlySet<Meaning> = new Set(['poll', 'spawn', 'wake', 'end']);

function ruleOf(value: unknown, where: string): Rule {
  if (!isObject(value)) throw new Refusal(`${where} is ${shown(value)}, but must be an object`);
  requireKnown(value, fields, where);
  const { is, name, category, thread, phases, task, by } = value;
  const rule = {
    is: meaningOf(is, `${where}.is`),
    name: pattern(name, `${where}.name`),
    category: pattern(category, `${where}.category`),
    thread: pattern(thread, `${where}.thread`),
    phases: phasesOf(phases, `${where}.phases`),
    task: placeOf(task, `${where}.task`),
    by: placeOf(by, `${where}.by`),
  };
  if (rule.task === undefined && needsTask.has(rule.is))
    throw new Refusal(`${where} does not say where the number of the task is: it lacks 'task'`);
  return rule;
}

function mappingOf(value: unknown): Mapping {
  if (!isObject(value)) throw new Refusal(`it is ${shown(value)}, but must be an object`);
  requireKnown(value, members, 'it');
  const { yieldcheck, workers, events, all } = value;
  if (yieldcheck !== mappingFormat)
    throw new Refusal(`its 'yieldcheck' is ${shown(yieldcheck)}, but must be "${mappingFormat}"`);
  if (!Array.isArray(events) || events.length === 0)
    throw new Refusal(`its 'events' is ${shown(events)}, but must be a list of rules`);
  const claimed: unknown = all ?? [];
  if (!Array.isArray(claimed)) throw new Refusal(`its 'all' is ${shown(all)}, but must be a list`);
  return {
    workers: pattern(workers, "its 'workers'"),
    rules: events.map((rule: unknown, index) => ruleOf(rule, `events[${index}]`)),
    all: new Set(claimed.map((each: unknown, index) => meaningOf(each, `all[${index}]`))),
  };
}

/**
 * Reads a file that says what the slices of a Chrome trace mean.
 * @throws InputError
 */
export async function readMapping(path: string): Promise<Mapping> {
  const invalid = (problem: string, cause: unknown): InputError => {
    const advice = 'docs/formats/chrome.md says what can be in a mapping.';
    return new InputError(
      { code: 'TRACE025', problem: `the mapping is not valid: ${problem}`, advice, cause },
      path,
    );
  };
  let text;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    throw inputError(error, path);
  }
  try {
    const value: unknown = JSON.parse(text);
    return mappingOf(value);
  } catch (error) {
    if (error instanceof Refusal) throw invalid(error.message, error);
    if (error instanceof SyntaxError) throw invalid(`it is not JSON (${error.message})`, error);
    throw error;
  }
}
