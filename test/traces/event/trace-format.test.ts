import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { createMonitor } from '../../../checker/monitor/index.ts';
import { allProperties } from '../../../checker/properties/index.ts';
import { openBytes } from '../../../traces/read/open.ts';

const document = readFileSync(new URL('../../../docs/trace-format.md', import.meta.url), 'utf8');

test('the example of the documentation is a trace in which everything is in order', async () => {
  const [, example = ''] = /```json\n([^`]+)```/u.exec(document) ?? [];
  const trace = await openBytes('the example', Buffer.from(example));
  const monitor = createMonitor(allProperties, trace.header);
  for await (const batch of trace.batches()) monitor.observe(batch);
  expect(trace.end()).toMatchObject({ n: 6 });
  const verdicts = monitor.finish(trace.end()).map(({ verdict }) => verdict);
  expect(verdicts).not.toContain('violated');
  expect(verdicts).toContain('holds');
});
