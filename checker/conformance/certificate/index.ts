export { certify } from './certificate.ts';
export type { Certificate } from './certificate.ts';
export type * from './terms.ts';
