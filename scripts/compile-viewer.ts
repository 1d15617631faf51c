import { viewerFiles } from './viewer.ts';
import { writeFiles } from './write-files.ts';

writeFiles(await viewerFiles());
