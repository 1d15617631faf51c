import { tokioCapture } from '../import/tokio-capture-1/format.ts';
import { canonical } from './canonical.ts';
import type { Format } from './format.ts';

/** The formats that can be read. */
export const formats: readonly Format[] = [canonical, tokioCapture];
