export { proveRefusal } from './prove.ts';
export type { ProductSize, RefusalProof } from './prove.ts';
