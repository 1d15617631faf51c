import { UnreadableInput } from './unreadable-input.ts';

/** The largest report that is read, in bytes. */
const most = 256 * 1024 * 1024;

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether what begins so is a report of yieldcheck in JSON, and no recording. */
export const looksLikeReport = (head: string): boolean =>
  /^\s*\{/u.test(head) && /"tool"\s*:\s*\{\s*"name"\s*:\s*"yieldcheck"/u.test(head);

const words = (value: unknown): readonly string[] | undefined =>
  Array.isArray(value) && value.length > 0 && value.every((word) => typeof word === 'string')
    ? value
    : undefined;

/** Arguments that show a finding again, wherever a report has them. */
const commandsIn = (value: unknown): readonly (readonly string[])[] => {
  if (Array.isArray(value)) return value.flatMap(commandsIn);
  if (!isRecord(value)) return [];
  const own = 'fingerprint' in value ? words(value['reproduce']) : undefined;
  return own === undefined ? Object.values(value).flatMap(commandsIn) : [own];
};

/**
 * The commands that show the findings of a report again, each once: a finding is a record with a `fingerprint` and the
 * arguments to `reproduce` it. Throws an `UnreadableInput` where it is no JSON or has none.
 */
export const findingsInReport = (name: string, bytes: Uint8Array): readonly (readonly string[])[] => {
  if (bytes.length > most)
    throw new UnreadableInput(`${name}: too long for a report (${bytes.length} bytes).`);
  let document: unknown;
  try {
    document = JSON.parse(new TextDecoder().decode(bytes));
  } catch (error) {
    throw new UnreadableInput(`${name}: this begins like a report and is no valid JSON.`, { cause: error });
  }
  const commands = commandsIn(document);
  if (commands.length === 0)
    throw new UnreadableInput(
      `${name}: this report has no finding with the command that shows it again.\nWrite it with --reporter json of check or verify.`,
    );
  return [...new Map(commands.map((command) => [command.join('\0'), command])).values()];
};
