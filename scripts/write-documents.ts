import { documents } from './documents.ts';
import { writeFiles } from './write-files.ts';

writeFiles(await documents());
