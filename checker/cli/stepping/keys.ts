/** What Node tells of a key; a name is missing for most characters. */
export interface PressedKey {
  readonly name?: string;
  readonly ctrl?: boolean;
  readonly sequence?: string;
}

const renamed: ReadonlyMap<string, string> = new Map([
  ['return', 'enter'],
  ['space', ' '],
]);

const named = new Set([
  'up',
  'down',
  'left',
  'right',
  'pageup',
  'pagedown',
  'home',
  'end',
  'tab',
  'escape',
  'enter',
  'backspace',
]);

/** The name of a key as stepping knows it: the character it types, or such as `pagedown` or `ctrl-c`. */
export const keyName = (text: string | undefined, { name, ctrl = false, sequence }: PressedKey): string => {
  const known = name === undefined ? undefined : (renamed.get(name) ?? name);
  if (ctrl) return `ctrl-${known ?? ''}`;
  if (known !== undefined && named.has(known)) return known;
  return text ?? sequence ?? known ?? '';
};
