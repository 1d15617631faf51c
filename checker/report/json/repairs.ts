import { bearingOf } from '../../conformance/index.ts';
import type { Edit, Repair, Repairs } from '../../conformance/index.ts';
import { editInWords } from '../../explain/words/edit.ts';

type Json = Readonly<Record<string, unknown>>;

const editJson = (edit: Edit): Json => {
  const says = editInWords(edit);
  switch (edit.kind) {
    case 'lost': {
      const [from, to] = edit.before;
      return { kind: edit.kind, says, events: edit.events, from: from.g, to: to.g };
    }
    case 'moved':
      return { kind: edit.kind, says, events: edit.events, before: edit.before.g };
    case 'exchanged':
      return { kind: edit.kind, says, events: edit.events, others: edit.others };
    case 'absent':
      return { kind: edit.kind, says, events: edit.events };
  }
};

const repairJson = ({ cost, edits, further, until, toTheEnd }: Repair): Json => ({
  cost,
  edits: edits.map(editJson),
  further,
  toTheEnd,
  ...(until === undefined ? {} : { until }),
});

/** Edits with which a refused recording would be acceptable, as data. */
export const repairsJson = (found: Repairs): Json => ({
  bearing: bearingOf(found),
  upTo: found.upTo,
  isCut: found.isCut,
  tried: found.tried,
  found: found.repairs.map(repairJson),
});
