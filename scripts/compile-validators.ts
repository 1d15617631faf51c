import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { validatorFiles } from './validators.ts';

const root = resolve(import.meta.dirname, '..');
for (const [file, text] of Object.entries(validatorFiles)) writeFileSync(resolve(root, file), text());
