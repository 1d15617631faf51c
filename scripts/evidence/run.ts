import { writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import { expandGlobs } from '../../checker/check/expand-globs.ts';
import { inTurns } from './order.ts';
import { evidenceIn } from './search.ts';

const target = 'checker/compare/evidence/recorded.ts';

const { files } = expandGlobs(['examples/captures/*/*.gz', 'traces/corpus/*/*.gz']);
const found = await evidenceIn(inTurns(files), (line) => process.stdout.write(`${line}\n`));
const text = `import type { RecordedEvidence } from './recorded-evidence.ts';

/** What recordings of the project show, found by \`npm run evidence\`. */
export const recordedEvidence: readonly RecordedEvidence[] = ${JSON.stringify(found)};
`;
writeFileSync(target, await format(text, { ...(await resolveConfig(target)), filepath: target }));
