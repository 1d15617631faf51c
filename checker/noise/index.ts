export { noiseClasses } from './classes.ts';
export type { NoiseClass } from './noise-class.ts';
export type { NoiseCount } from './noise-counter.ts';
export { NoiseCounter } from './noise-counter.ts';
