export type { Composable, PropertyAutomaton } from './automaton.ts';
export { automatonOf } from './automaton.ts';
