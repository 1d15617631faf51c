import { el, type Child } from './dom.ts';

/** A sentence in which what stands between backticks is code. */
export const prose = (text: string): readonly Child[] =>
  text
    .split(/(`[^`]+`)/u)
    .filter((part) => part !== '')
    .map((part) => (/^`[^`]+`$/u.test(part) ? el('code', {}, part.slice(1, -1)) : part));
