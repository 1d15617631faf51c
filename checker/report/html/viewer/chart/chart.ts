import { el } from '../dom.ts';
import { coloursOf, type Colours } from './colours.ts';
import { followPointer } from './pointer.ts';
import { itemAt } from './hit.ts';
import {
  heightAbove,
  paintAxis,
  paintBands,
  paintBreaks,
  paintFailing,
  paintFocus,
  paintNames,
  paintStripes,
  type Frame,
} from './paint-frame.ts';
import { paintMarks } from './paint-marks.ts';
import { paintSpans } from './paint-spans.ts';
import { paintSteps } from './paint-steps.ts';
import { paintWakes } from './paint-wakes.ts';
import type { Focus, Layout, Scene } from './scene.ts';
import type { Viewport } from './viewport.ts';

const tallest = 420;
const laneHeights = { workers: 40, tasks: 26 } as const;

/** What a chart tells whoever made it. */
export interface ChartListener {
  /** The pointer is over an item, or over none (-1), at a place of the window. */
  hovered(item: number, x: number, y: number): void;
  /** An item was clicked on. */
  chosen(item: number): void;
}

/** Draws a scene in a canvas, no more than is seen of it, at most once a frame. */
export class Chart {
  readonly element: HTMLElement;
  readonly #canvas: HTMLCanvasElement;
  readonly #spacer: HTMLElement;
  readonly #scroller: HTMLElement;
  readonly #viewport: Viewport;
  #scene: Scene;
  #focus: Focus;
  #colours: Colours | undefined;
  #pending = false;

  constructor(viewport: Viewport, scene: Scene, focus: Focus, listener: ChartListener) {
    this.#viewport = viewport;
    this.#scene = scene;
    this.#focus = focus;
    this.#canvas = el('canvas', { role: 'img' });
    this.#spacer = el('div', { class: 'chart-spacer' }, this.#canvas);
    this.#scroller = el('div', { class: 'chart-scroller' }, this.#spacer);
    this.element = el('div', { class: 'chart' }, this.#scroller);
    this.#scroller.addEventListener('scroll', () => this.#later());
    viewport.subscribe(() => this.#later());
    new ResizeObserver(() => this.#resized()).observe(this.#scroller);
    followPointer(this.#canvas, viewport, {
      hovered: (x, y, event) => listener.hovered(this.#itemAt(x, y), event.clientX, event.clientY),
      left: () => listener.hovered(-1, 0, 0),
      clicked: (x, y) => {
        const item = this.#itemAt(x, y);
        if (item >= 0) listener.chosen(item);
      },
    });
    this.show(scene);
  }

  /** Another scene. */
  show(scene: Scene): void {
    this.#scene = scene;
    const height = this.#top + scene.tracks.length * this.#laneHeight;
    this.#spacer.style.height = `${height}px`;
    this.#scroller.style.height = `${Math.min(tallest, height)}px`;
    this.#canvas.setAttribute('aria-label', this.#description());
    this.#resized();
  }

  /** Scrolls to a row that is not seen whole. */
  revealLane(lane: number): void {
    const [from, to] = [lane * this.#laneHeight, (lane + 1) * this.#laneHeight];
    const seen = this.#scroller.clientHeight - this.#top;
    const { scrollTop } = this.#scroller;
    if (from < scrollTop || to > scrollTop + seen) this.#scroller.scrollTop = Math.max(0, to - seen / 2);
  }

  /** Another item is looked at. */
  focus(focus: Focus): void {
    this.#focus = focus;
    this.#later();
  }

  /** The style of the page is another. */
  recolour(): void {
    this.#colours = undefined;
    this.#later();
  }

  get #laneHeight(): number {
    return laneHeights[this.#scene.shown.rows];
  }

  get #top(): number {
    return heightAbove(this.#scene, this.#focus.common);
  }

  get #layout(): Layout {
    return {
      viewport: this.#viewport,
      laneHeight: this.#laneHeight,
      top: this.#top,
      height: this.#scroller.clientHeight,
      scrolled: this.#scroller.scrollTop,
    };
  }

  #description(): string {
    const { story, tracks, shown } = this.#scene;
    const events = story.events.length.toLocaleString('en-GB');
    return `Time line of ${events} events in ${tracks.length} rows, one for each of the ${shown.rows}. The table below says the same.`;
  }

  #itemAt(x: number, y: number): number {
    return itemAt(this.#scene, this.#layout, x, y);
  }

  #resized(): void {
    const { clientWidth: width, clientHeight: height } = this.#scroller;
    if (width === 0) return;
    const ratio = window.devicePixelRatio;
    this.#canvas.width = Math.round(width * ratio);
    this.#canvas.height = Math.round(height * ratio);
    this.#canvas.style.width = `${width}px`;
    this.#canvas.style.height = `${height}px`;
    this.#viewport.resize(width);
    this.#paint();
  }

  #later(): void {
    if (this.#pending) return;
    this.#pending = true;
    requestAnimationFrame(() => {
      this.#pending = false;
      this.#paint();
    });
  }

  #paint(): void {
    const pen = this.#canvas.getContext('2d');
    if (pen === null || this.#scroller.clientWidth === 0) return;
    this.#colours ??= coloursOf(this.element);
    const layout = this.#layout;
    const ratio = window.devicePixelRatio;
    const width = this.#canvas.width / ratio;
    const frame: Frame = { pen, colours: this.#colours, layout, scene: this.#scene, width };
    pen.setTransform(ratio, 0, 0, ratio, 0, 0);
    pen.fillStyle = this.#colours.paper;
    pen.fillRect(0, 0, width, layout.height);
    pen.font = '11px system-ui, sans-serif';
    paintBands(frame, this.#focus.common);
    paintBreaks(frame);
    paintStripes(frame);
    paintSteps(frame);
    paintSpans(pen, this.#scene, this.#colours, layout);
    paintWakes(pen, this.#scene, this.#colours, layout, this.#focus);
    paintMarks(pen, this.#scene, this.#colours, layout);
    paintFocus(frame, this.#focus);
    paintNames(frame);
    paintAxis(frame, this.#focus.common);
    paintFailing(frame);
  }
}
