import { el } from '../dom.ts';
import { kindNumber } from '../story/events.ts';
import { coloursOf } from './colours.ts';
import type { Scene } from './scene.ts';
import type { Viewport } from './viewport.ts';

const height = 28;

const poll = kindNumber('poll.begin');

/** How many polls begin in each of `columns` parts of an axis. */
const densities = ({ positions, length, story }: Scene, columns: number): Float64Array => {
  const counts = new Float64Array(columns);
  for (const [place, kind] of story.events.kind.entries()) {
    if (kind !== poll) continue;
    const column = Math.min(columns - 1, Math.floor(((positions[place] ?? 0) / length) * columns));
    counts[column] = (counts[column] ?? 0) + 1;
  }
  return counts;
};

/** All of a scene in one strip: where much happens, what fails, and which part the chart shows. */
export class Overview {
  readonly element: HTMLElement;
  readonly #canvas: HTMLCanvasElement;
  readonly #window: HTMLElement;
  readonly #viewport: Viewport;
  #scene: Scene;

  constructor(viewport: Viewport, scene: Scene) {
    this.#viewport = viewport;
    this.#scene = scene;
    this.#canvas = el('canvas', { 'aria-hidden': 'true' });
    this.#window = el('div', { class: 'overview-window' });
    this.element = el('div', { class: 'overview', 'aria-hidden': 'true' }, this.#canvas, this.#window);
    viewport.subscribe(() => this.#place());
    new ResizeObserver(() => this.repaint()).observe(this.element);
    this.#listen();
  }

  /** Another scene. */
  show(scene: Scene): void {
    this.#scene = scene;
    this.repaint();
  }

  /** Draws it anew, as after the style of the page has changed. */
  repaint(): void {
    const width = this.element.clientWidth;
    const pen = this.#canvas.getContext('2d');
    if (width === 0 || pen === null) return;
    const colours = coloursOf(this.element);
    this.#canvas.width = width;
    this.#canvas.height = height;
    const columns = Math.max(1, Math.floor(width / 2));
    const counts = densities(this.#scene, columns);
    const most = counts.reduce((a, b) => Math.max(a, b), 1);
    pen.fillStyle = colours.busy;
    for (const [column, count] of counts.entries()) {
      const tall = Math.sqrt(count / most) * (height - 4);
      pen.fillRect(column * 2, height - tall, 2, tall);
    }
    pen.fillStyle = colours.bad;
    for (const place of this.#scene.story.failing) {
      const x = ((this.#scene.positions[place] ?? 0) / this.#scene.length) * width;
      pen.fillRect(x - 1, 0, 2, height);
    }
    this.#place();
  }

  #place(): void {
    const { from, to, length } = this.#viewport;
    this.#window.style.left = `${(from / length) * 100}%`;
    this.#window.style.width = `${((to - from) / length) * 100}%`;
  }

  #listen(): void {
    let held = false;
    const go = (event: PointerEvent): void => {
      const { from, to, length } = this.#viewport;
      const box = this.element.getBoundingClientRect();
      const middle = ((event.clientX - box.left) / box.width) * length;
      this.#viewport.show(middle - (to - from) / 2, middle + (to - from) / 2);
    };
    this.element.addEventListener('pointerdown', (event) => {
      held = true;
      this.element.setPointerCapture(event.pointerId);
      go(event);
    });
    this.element.addEventListener('pointermove', (event) => {
      if (held) go(event);
    });
    this.element.addEventListener('pointerup', () => (held = false));
    this.element.addEventListener('pointercancel', () => (held = false));
  }
}
