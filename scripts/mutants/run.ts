import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { mutantsDocument } from './document.ts';
import { isKilled, killMatrix } from './matrix.ts';
import { tamperingMatrix } from './recordings.ts';

const filepath = resolve(import.meta.dirname, '../../docs/mutants.md');
const rows = await killMatrix((row) =>
  process.stderr.write(
    `${isKilled(row) ? 'killed' : 'not killed'}  ${row.mutant.name}: ${row.rejectedBy.join(', ')}\n`,
  ),
);
const tampered = await tamperingMatrix(({ operator, places, rejected }) =>
  process.stderr.write(`${rejected} of ${places}  ${operator.name}\n`),
);
const text = mutantsDocument(rows, tampered);
writeFileSync(filepath, await format(text, { ...(await resolveConfig(filepath)), filepath }));
