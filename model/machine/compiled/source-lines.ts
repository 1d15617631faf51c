/** Generated code, line by line, so that it can be read when it is printed. */
export type Lines = readonly string[];

const indented = (lines: Lines): Lines => lines.map((line) => `  ${line}`);

/** `head { body }`, over several lines. */
export const block = (head: string, body: Lines): Lines => [`${head} {`, ...indented(body), '}'];

/** The body, under the conditions if there are any. */
export const under = (conditions: Lines, body: Lines): Lines =>
  conditions.length === 0 ? body : block(`if (${conditions.join(' && ')})`, body);
