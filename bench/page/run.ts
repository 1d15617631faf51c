/** Measures a page of so many events, and prints the figures as JSON. */
import { measurePage } from './measure.ts';

process.stdout.write(JSON.stringify(await measurePage(Number(process.argv[2]))));
