import type { Viewport } from './viewport.ts';

/** What a pointer does on a chart; places are within it. */
export interface PointerListener {
  hovered(x: number, y: number, event: PointerEvent): void;
  left(): void;
  clicked(x: number, y: number): void;
}

/** A movement of less than this is a click by an unsteady hand. */
const steady = 4;

const zoomed = (deltaY: number): number => Math.exp(Math.max(-60, Math.min(60, deltaY)) / 150);

/**
 * Lets a pointer move `viewport`: dragging and sideways scrolling pan, the wheel with Ctrl held and pinching zoom. The
 * wheel alone scrolls the page, as everywhere.
 */
export const followPointer = (element: HTMLElement, viewport: Viewport, listener: PointerListener): void => {
  let drag: { readonly from: number; last: number; moved: boolean } | undefined;
  element.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return;
    drag = { from: event.offsetX, last: event.offsetX, moved: false };
    element.setPointerCapture(event.pointerId);
  });
  element.addEventListener('pointermove', (event) => {
    if (drag === undefined) {
      listener.hovered(event.offsetX, event.offsetY, event);
      return;
    }
    if (Math.abs(event.offsetX - drag.from) > steady) drag.moved = true;
    if (drag.moved) viewport.pan(drag.last - event.offsetX);
    drag.last = event.offsetX;
  });
  element.addEventListener('pointerup', (event) => {
    if (drag !== undefined && !drag.moved) listener.clicked(event.offsetX, event.offsetY);
    drag = undefined;
  });
  element.addEventListener('pointercancel', () => (drag = undefined));
  element.addEventListener('pointerleave', () => listener.left());
  element.addEventListener(
    'wheel',
    (event) => {
      const isSideways = event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY);
      if (event.ctrlKey || event.metaKey) viewport.zoom(zoomed(event.deltaY), event.offsetX);
      else if (isSideways) viewport.pan(event.deltaX === 0 ? event.deltaY : event.deltaX);
      else return;
      event.preventDefault();
    },
    { passive: false },
  );
};
