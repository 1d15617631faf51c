import type { Edit } from '../../conformance/index.ts';
import { placesOf, thingInWords } from './thing.ts';
import { number } from './number.ts';

/** What an edit says of a recording, as a clause. */
export const editInWords = (edit: Edit): string => {
  switch (edit.kind) {
    case 'lost': {
      const [from, to] = edit.before;
      const place =
        from.g === to.g
          ? `before g ${number(to.g)}`
          : `somewhere from g ${number(from.g)} to ${number(to.g)}`;
      return `${thingInWords(edit.events)} was lost, ${place}`;
    }
    case 'absent':
      return `${thingInWords(edit.events)} was recorded and did not happen, ${placesOf(edit.events)}`;
    case 'moved':
      return `${thingInWords(edit.events)}, ${placesOf(edit.events)}, was recorded too ${edit.to === 'earlier' ? 'late' : 'early'}, and came just before g ${number(edit.before.g)}`;
    case 'exchanged':
      return `${thingInWords(edit.events)}, ${placesOf(edit.events)}, and ${thingInWords(edit.others)}, ${placesOf(edit.others)}, were recorded each with the task of the other`;
  }
};
