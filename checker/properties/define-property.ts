import type { Property } from './property.ts';

/** A property with the type of its memory forgotten, which `Handler` in `property.ts` proves harmless. */
export function defineProperty<M>(property: Property<M>): Property {
  return property;
}
