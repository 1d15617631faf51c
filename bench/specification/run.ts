/** A process of its own: searches the configuration given as JSON and prints the size of its state space as JSON. */
import { sayUsageAtExit } from '../measure/usage.ts';
import { searchSpecification } from './search.ts';

sayUsageAtExit();
process.stdout.write(JSON.stringify(searchSpecification(JSON.parse(process.argv[2] ?? ''))));
