/** What can stand in an element: text is only ever text. */
export type Child = Node | string | undefined;

/** Attributes by name; absent ones are left out. */
export type Attributes = Readonly<Record<string, string | undefined>>;

/** A new element. Names of attributes are our own, never from data. */
export const el = <K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes,
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes))
    if (value !== undefined) element.setAttribute(name, value);
  element.append(...children.filter((child) => child !== undefined));
  return element;
};

/** A button that says what it does. */
export const button = (
  label: string,
  attributes: Attributes,
  pressed: () => void,
  ...children: readonly Child[]
): HTMLButtonElement => {
  const made = el(
    'button',
    { type: 'button', 'aria-label': label, title: label, ...attributes },
    ...children,
  );
  made.addEventListener('click', pressed);
  return made;
};

/** A link to a page of the web; plain text where the address is no `https:` one. */
export const link = (address: string | undefined, text: string): HTMLElement => {
  const isSafe = address !== undefined && URL.canParse(address) && new URL(address).protocol === 'https:';
  return isSafe
    ? el('a', { href: address, rel: 'noreferrer noopener', target: '_blank' }, text)
    : el('span', {}, text);
};

/** Replaces all that stands in `element`. */
export const fill = (element: Element, ...children: readonly Child[]): void =>
  element.replaceChildren(...children.filter((child) => child !== undefined));
