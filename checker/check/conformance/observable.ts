import type { EventKind, Header } from '../../../traces/index.ts';
import { neededKinds } from '../../conformance/index.ts';
import { traitReasons, traitsOf } from '../../properties/traits.ts';

/** What some programs do, and what narrows down when a call took effect. */
const helpful: readonly EventKind[] = ['spawn.end', 'wake.end', 'block_in_place.begin', 'block_in_place.end'];

const notShown = ({ coverage }: Header, kinds: readonly EventKind[]): readonly EventKind[] =>
  kinds.filter((kind) => coverage[kind] !== 'all');

/** Kinds that a search would use and the recorder does not show, or not all of. */
export const unseenKinds = (header: Header): readonly EventKind[] => notShown(header, helpful);

/** Why nothing can be asked about a recording with this header; undefined if something can. */
export const whyNotAsked = (header: Header): string | undefined => {
  if (header.runtime.name !== 'tokio') return 'it is no recording of Tokio';
  const [trait] = traitsOf(header);
  if (trait !== undefined) return traitReasons[trait];
  const missing = notShown(header, neededKinds);
  if (missing.length === 0) return undefined;
  const kinds = missing.map((kind) => `\`${kind}\``).join(', ');
  return `the recorder does not show all of ${kinds}; record with wrapped futures and wakers and with the park hooks`;
};
