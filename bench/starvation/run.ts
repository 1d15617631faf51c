/** A process of its own: does the work named first with the endless workload given as JSON, and prints the size of the graph. */
import { sayUsageAtExit } from '../measure/usage.ts';
import { doWork, works } from './work.ts';

sayUsageAtExit();
const [, , name, endless = ''] = process.argv;
const work = works.find((one) => one === name);
if (work === undefined) throw new RangeError(`no work is called '${name}'`);
const { states, transitions } = doWork(work, JSON.parse(endless));
process.stdout.write(JSON.stringify({ states, transitions }));
