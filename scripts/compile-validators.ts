import { validatorFiles } from './validators.ts';
import { writeFiles } from './write-files.ts';

writeFiles(validatorFiles());
