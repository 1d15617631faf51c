const stringsAndNumbers = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/gu;

const quoted = (token: string): string =>
  /^\d+$/u.test(token) && !Number.isSafeInteger(Number(token)) ? `"${token}"` : token;

/**
 * JSON as it stands, but with integers beyond 2^53 as text. Span ids are such integers: the low bits that a number
 * would lose are those that tell spans apart.
 * @throws SyntaxError
 */
export const parseExactly = (text: string): unknown => JSON.parse(text.replaceAll(stringsAndNumbers, quoted));
