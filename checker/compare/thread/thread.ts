import { parentPort, workerData } from 'node:worker_threads';
import { compareSides, type Comparing } from '../compare-sides.ts';

const comparing: Comparing = workerData;
parentPort?.postMessage(compareSides(comparing));
