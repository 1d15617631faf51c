import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { predictAll } from './guest-yields/predictions.ts';

const file = join(import.meta.dirname, 'guest-yields', 'predicted.generated.ts');

const lines = [...predictAll()].map(([key, prediction]) => `  '${key}': ${JSON.stringify(prediction)},`);

writeFileSync(
  file,
  `import type { Prediction } from './predictions.ts';

/** What simulations of the recorded programs come to; written by \`npx tsx scripts/predict-guest-yields.ts\`. */
export const predicted: Readonly<Record<string, Prediction>> = {
${lines.join('\n')}
};
`,
);
