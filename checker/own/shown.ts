import { inspect } from 'node:util';

const most = 80;

/** What somebody's code answered, short and on one line. */
export const shown = (data: unknown): string => {
  const text = inspect(data, { breakLength: Infinity, compact: true });
  return text.length > most ? `${text.slice(0, most)}...` : text;
};
