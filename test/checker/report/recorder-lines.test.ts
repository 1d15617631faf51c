import { expect, test } from 'vitest';
import { Accountant } from '../../../checker/recorded/account.ts';
import { recorderLines } from '../../../checker/report/terminal/recording/recorder-lines.ts';
import { palette } from '../../../checker/report/text/palette.ts';
import { fixture, readBytes } from '../../traces/import/read-bytes.ts';

test('of schedule strings, what they are and which file would say more', async () => {
  const { header, notices } = await readBytes(fixture('shuttle/schedules.txt'));
  if (header === undefined) throw new Error('no header');
  const account = new Accountant(header).account(notices);
  const [title, ...lines] = recorderLines(header, account, 120, palette(false));
  expect(title).toBe('recorded by shuttle');
  const text = lines.join('\n');
  expect(text).toContain('Schedule 1: seed 15518992381892882252, 2 steps, 1 task, 1 random number drawn.');
  expect(text).toContain('annotated.json');
  expect(text).not.toContain('worker');
});
