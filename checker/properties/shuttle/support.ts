import type { Property } from '../property.ts';

/** What all properties of Shuttle's scheduler share: they are rules of no release of Tokio, and need no workers. */
export const ofShuttle = {
  of: 'shuttle',
  tolerates: ['unknown-flavor'],
  applies: () => ({ applies: true }),
} as const satisfies Partial<Property>;
