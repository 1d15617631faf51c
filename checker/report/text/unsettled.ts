import type { Unsettled } from '../../conformance/index.ts';
import { count, number } from './words.ts';

/** What a recorder would have to show to settle something that is left open. */
export const unsettledInWords = ({ what, shownBy, ways, left }: Unsettled): string =>
  `${what} may stand in ${count(ways, 'way')}; a recorder that shows ${shownBy.map((kind) => `\`${kind}\``).join(', ')} would leave ${number(left)} of the hypotheses, on average`;
