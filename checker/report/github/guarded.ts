import type { Output } from '../output.ts';

/**
 * Where in a line a writer is: nothing but space so far, a colon after that, or further; and how many number signs it ended
 * with, up to two.
 */
interface Place {
  readonly begins: 'space' | 'colon' | 'text';
  readonly signs: number;
}

const lineStart: Place = { begins: 'space', signs: 0 };

const isEnd = (character: string): boolean => character === '\n' || character === '\r';

/** What is trimmed from a line before it is looked at, there or here. */
const isSpace = (character: string): boolean => /[\s\u0085\u180E]/u.test(character);

const after = ({ begins, signs }: Place, character: string): Place => {
  if (isEnd(character)) return lineStart;
  const counted = character === '#' ? Math.min(2, signs + 1) : 0;
  if (begins === 'space' && isSpace(character)) return { begins, signs: 0 };
  return { begins: begins === 'space' && character === ':' ? 'colon' : 'text', signs: counted };
};

/** Whether this character would make a command of what is before it. */
const completes = ({ begins, signs }: Place, character: string): boolean =>
  (begins === 'colon' && character === ':') || (signs === 2 && character === '[');

/**
 * `output` for text that may hold what others wrote. To a runner of GitHub, a line that begins with two colons and a line in
 * which there are two number signs and a bracket are commands; the last of those characters is written
 * as `\u003a`, which leaves a string of JSON the same string.
 */
export const guarded = (output: Output): Output => {
  let place = lineStart;
  const told = (text: string): string => {
    let safe = '';
    for (const character of text) {
      const isCommand = completes(place, character);
      safe += isCommand ? `\\u00${character.charCodeAt(0).toString(16)}` : character;
      place = isCommand ? { begins: 'text', signs: 0 } : after(place, character);
    }
    return safe;
  };
  return {
    write: (text) => output.write(told(text)),
    get columns() {
      return output.columns;
    },
    colour: output.colour,
    isTerminal: output.isTerminal,
    ...(output.unicode === undefined ? {} : { unicode: output.unicode }),
    get closed() {
      return output.closed;
    },
  };
};
