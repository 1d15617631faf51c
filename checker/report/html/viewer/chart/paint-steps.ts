import type { Frame } from './paint-frame.ts';
import { laneTop } from './scene.ts';

/** Dots closer together than this are a line. */
const closest = 7;

/** A dot for each step of a run that a worker takes, in its row: most steps are neither polls nor passes. */
export const paintSteps = ({ pen, colours, layout, scene }: Frame): void => {
  const { viewport, laneHeight } = layout;
  const { story, tracks, shown } = scene;
  const { run } = story.timeline;
  const width = viewport.width / (viewport.to - viewport.from);
  if (run === undefined || shown.rows !== 'workers' || width < closest) return;
  const laneOf = new Map(tracks.map(({ lane }, index) => [lane.name, index]));
  pen.fillStyle = colours.park;
  const last = Math.min(run.steps.length, Math.ceil(viewport.to));
  for (let step = Math.max(0, Math.floor(viewport.from) - 1); step < last; step++) {
    const worker = run.steps[step]?.worker ?? null;
    const lane = laneOf.get(worker === null ? 'environment' : `worker ${worker}`);
    if (lane === undefined) continue;
    pen.beginPath();
    pen.arc(viewport.pixel(step + 1.5), laneTop(layout, lane) + laneHeight / 2, 2, 0, Math.PI * 2);
    pen.fill();
  }
};
