/** A contestant, a process of its own: reads the file given, in the way named, and prints its events by kind as JSON. */
import { BenchError } from '../measure/bench-error.ts';
import { sayUsageAtExit } from '../measure/usage.ts';
import { readers } from './readers.ts';

const [name = '', file = ''] = process.argv.slice(2);
const reader = readers[name];
if (reader === undefined) throw new BenchError('unknown-name', `no way of reading is called ${name}`);
sayUsageAtExit();
process.stdout.write(JSON.stringify(await reader(file)));
