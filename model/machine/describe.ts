import type { Draft } from './draft.ts';
import type { Slot } from './layout.ts';
import { fromCell } from './scalar.ts';
import { none } from './schema.ts';

const describeSlot = (draft: Draft, { field, at }: Slot): unknown => {
  if (field.kind === 'seq') return Array.from({ length: draft.get(at) }, (_, i) => draft.get(at + 1 + i));
  const value = fromCell(field, draft.get(at));
  return field.kind === 'id' && value === none ? null : value;
};

const describeSlots = (draft: Draft, slots: readonly Slot[]): Readonly<Record<string, unknown>> =>
  Object.fromEntries(slots.map((slot) => [slot.name, describeSlot(draft, slot)]));

/** The draft as plain data: names for enums, arrays for sequences and arrays, null for `none`. */
export const describeDraft = (draft: Draft): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    draft.layout.entries.map((entry) => [
      entry.name,
      entry.kind === 'slot'
        ? describeSlot(draft, entry)
        : entry.records.map((slots) => describeSlots(draft, slots)),
    ]),
  );
