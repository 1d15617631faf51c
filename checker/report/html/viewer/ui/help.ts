import { button, el, fill } from '../dom.ts';
import type { Shortcut } from './keyboard.ts';

const keyNames: Readonly<Record<string, string>> = {
  ArrowRight: '→',
  ArrowLeft: '←',
  ArrowDown: '↓',
  ArrowUp: '↑',
};

/** The keys and what can be done with a pointer. */
export const helpDialog = (
  shortcuts: () => readonly Shortcut[],
): { readonly element: HTMLDialogElement; readonly toggle: () => void } => {
  const element = el('dialog', { class: 'help', 'aria-label': 'keys' });
  const toggle = (): void => {
    if (element.open) {
      element.close();
      return;
    }
    fill(
      element,
      el('h2', {}, 'Keys'),
      el(
        'dl',
        {},
        ...shortcuts().flatMap(({ keys, does }) => [
          el('dt', {}, ...keys.map((key) => el('kbd', {}, keyNames[key] ?? key))),
          el('dd', {}, does),
        ]),
      ),
      el(
        'p',
        {},
        'Drag the time line to move along it. Ctrl and the wheel zoom, Shift and the wheel move. The strip below it is the whole of it. The address of the page names what is selected: copy it to show it to others.',
      ),
      button('close', {}, () => element.close(), 'Close'),
    );
    element.showModal();
  };
  return { element, toggle };
};
