export { proveRefusal } from './prove.ts';
export type { SearchLimits } from './product.ts';
export type { ProductSize, RefusalProof } from './prove.ts';
