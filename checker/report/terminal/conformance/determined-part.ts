import type { Conformance } from '../../../conformance/index.ts';
import { count } from '../../text/words.ts';

/** `99.9 %`, rounded down, so that only all is 100 %. */
const share = (part: number, whole: number): string =>
  part === whole ? '100 %' : `${(Math.floor((part / whole) * 1000) / 10).toFixed(1)} %`;

/** What part of the polls was determined, in words. */
export const determinedPart = ({ begun, determined }: Conformance['polls']): string =>
  begun === 0 ? 'no polls' : `${count(begun, 'poll')}, ${share(determined, begun)} determined`;
