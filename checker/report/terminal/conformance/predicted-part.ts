import type { Polls } from '../../../conformance/index.ts';
import { count } from '../../text/words.ts';

/** `99.9 %`, rounded down, so that only all is 100 %. */
const share = (part: number, whole: number): string =>
  part === whole ? '100 %' : `${(Math.floor((part / whole) * 1000) / 10).toFixed(1)} %`;

/** What part of the polls was predicted, in words. */
export const predictedPart = ({ begun, predicted }: Polls): string =>
  begun === 0 ? 'no polls' : `${count(begun, 'poll')}, ${share(predicted, begun)} predicted`;
