export type { Composable, PropertyAutomaton } from './automaton.ts';
export { automataOf, automatonOf } from './automaton.ts';
