/** A process of its own: writes a trace of so many events, made of the captures in a folder. */
import { writeTraceOf } from './trace-file.ts';

const [events, path = '', folder = ''] = process.argv.slice(2);
await writeTraceOf(Number(events), path, folder);
