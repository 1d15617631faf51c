export type * from './event/event.ts';
export type * from './event/header.ts';
export { vocabulary, words } from './event/vocabulary.ts';
