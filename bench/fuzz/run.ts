/** A process of its own: tries the stretches of inputs that it is sent, and answers with what they came to. */
import { campaign } from './campaign.ts';
import type { Stretch } from './campaign.ts';
import { seedsIn } from './seeds.ts';

const [, , folder = 'test/fixtures'] = process.argv;
const seeds = seedsIn(folder);

process.on('message', (stretch: Stretch) => {
  void campaign(seeds, stretch).then((tally) => process.send?.({ tally, rss: process.memoryUsage.rss() }));
});
