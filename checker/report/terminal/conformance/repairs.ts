import { bearingOf } from '../../../conformance/index.ts';
import type { Bearing, Repair, Repairs } from '../../../conformance/index.ts';
import { editInWords } from '../../../explain/words/edit.ts';
import { count, number } from '../../text/words.ts';
import { fact } from '../finding/facts.ts';
import type { Look } from '../finding/look.ts';

/** More repairs than this say nothing more. */
const mostRepairs = 5;

const sentences: Readonly<Record<Bearing, string>> = {
  damage: 'one edit explains all that follows: the recording may be damaged there',
  unclear: 'it takes several edits: the recording may be damaged there, or a rule differs',
  again: 'the recording is refused again later: it is damaged more than once, or the release is another',
  'too-short': 'too little follows to tell a damaged recording from a rule that differs',
  rule: 'no three edits nearby explain all that follows: more likely the release is another or the specification is wrong than the recording damaged',
};

const reach = ({ further, toTheEnd, until }: Repair): string => {
  const events = `${count(further, 'event')} more`;
  if (toTheEnd) return `${events}, to the end`;
  return until === undefined ? `${events}, as far as was tried` : `${events}, up to g ${number(until.g)}`;
};

const tell = (repair: Repair, look: Look): readonly string[] => [
  ...fact('repair', `${count(repair.cost, 'edit')}: ${reach(repair)}`, look),
  ...repair.edits.flatMap((edit) => fact('', editInWords(edit), look)),
];

/** Which edits of a refused recording would make it acceptable, and what that says of the refusal. */
export const repairLines = (found: Repairs, look: Look): readonly string[] => {
  const shown = found.repairs.slice(0, mostRepairs);
  return [
    ...shown.flatMap((repair) => tell(repair, look)),
    ...fact('bearing', sentences[bearingOf(found)], look),
  ];
};
