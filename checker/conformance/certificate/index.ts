export { certify } from './certify.ts';
export type { Certificate } from './certify.ts';
export { termsOf } from './terms.ts';
export type { Terms } from './terms.ts';
