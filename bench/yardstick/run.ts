/** Our contestant, a process of its own: searches the bounds given as JSON and prints what it found as JSON. */
import { sayUsageAtExit } from '../measure/usage.ts';
import { searchYardstick } from './search.ts';
import type { SearchOptions } from './search.ts';
import type { Bounds } from './sizes.ts';

const { bounds, options }: { bounds: Bounds; options: SearchOptions } = JSON.parse(process.argv[2] ?? '');
sayUsageAtExit();
process.stdout.write(JSON.stringify(searchYardstick(bounds, options)));
