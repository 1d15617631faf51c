import { writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import { expandGlobs } from '../../checker/check/expand-globs.ts';
import { inTurns } from './order.ts';
import { evidenceIn } from './search.ts';
import { waitsIn } from './waits.ts';

const folder = 'checker/compare/evidence';
const tell = (line: string): void => void process.stdout.write(`${line}\n`);

/** One line for each, since there are many. */
const writeWaits = async (files: readonly string[]): Promise<void> => {
  const waits = (await waitsIn(files, tell)).map((wait) => `  ${JSON.stringify(wait)},\n`);
  const text = `import type { RecordedWait } from './recorded-wait.ts';

/** The longest waits that recordings of the project show, found by \`npm run evidence\`. */
export const recordedWaits: readonly RecordedWait[] = [
${waits.join('')}];
`;
  writeFileSync(`${folder}/recorded-waits.generated.ts`, text);
};

const writeEvidence = async (files: readonly string[]): Promise<void> => {
  const found = await evidenceIn(inTurns(files), tell);
  const target = `${folder}/recorded.ts`;
  const text = `import type { RecordedEvidence } from './recorded-evidence.ts';

/** What recordings of the project show, found by \`npm run evidence\`. */
export const recordedEvidence: readonly RecordedEvidence[] = ${JSON.stringify(found)};
`;
  writeFileSync(target, await format(text, { ...(await resolveConfig(target)), filepath: target }));
};

// `npm run evidence waits` leaves out what takes long.
const [only] = process.argv.slice(2);
await writeWaits(expandGlobs(['traces/corpus/*/*.gz']).files);
if (only !== 'waits')
  await writeEvidence(expandGlobs(['examples/captures/*/*.gz', 'traces/corpus/*/*.gz']).files);
