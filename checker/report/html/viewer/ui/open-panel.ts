import { inflate, readRows, readTimeline } from '../page-data.ts';
import { storyOf, type Story } from '../story/story.ts';
import { Reading } from './reading.ts';
import { TimelinePanel } from './timeline-panel.ts';

const load = async (number: number): Promise<Story> => {
  const packed = readRows(number);
  const blocks = await Promise.all(
    packed.map(async ({ events, bytes }) => ({ events, bytes: await inflate(bytes) })),
  );
  return storyOf(readTimeline(number), blocks);
};

/** Reads timelines out of the page and makes a panel of them. */
export const openPanel = async (
  timelines: readonly number[],
  common: number | undefined,
): Promise<TimelinePanel> => new TimelinePanel(new Reading(await Promise.all(timelines.map(load)), common));
