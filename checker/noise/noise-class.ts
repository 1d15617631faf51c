import type { Event, EventKind } from '../../traces/index.ts';
import type { Scene } from './scene.ts';

/** Something that looks wrong in a recording and is not: it comes of how recorders see what they see. */
export interface NoiseClass {
  /** Stable name, kebab-case. */
  readonly id: string;
  /** What is seen, as a phrase for a table. */
  readonly sentence: string;
  /** Why it is no finding. */
  readonly cause: string;
  /** Kinds of events that are instances of it. */
  readonly kinds: readonly EventKind[];
  /** Whether an event of these kinds is an instance, where the scene is what was before it. */
  readonly isSeen: (event: Event, scene: Scene) => boolean;
}

/** A class whose instances are events of one kind. */
export const noiseOf = <K extends EventKind>(
  kind: K,
  {
    isSeen,
    ...said
  }: Omit<NoiseClass, 'kinds' | 'isSeen'> & {
    readonly isSeen: (event: Extract<Event, { readonly e: K }>, scene: Scene) => boolean;
  },
): NoiseClass => {
  const isOfKind = (event: Event): event is Extract<Event, { readonly e: K }> => event.e === kind;
  return { ...said, kinds: [kind], isSeen: (event, scene) => isOfKind(event) && isSeen(event, scene) };
};
