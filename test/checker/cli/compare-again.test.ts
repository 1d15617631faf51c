import { expect, test } from 'vitest';
import { askingAgain } from '../../../checker/cli/compare/again.ts';

test.each([
  [['compare', 'yielders', '-r', 'junit=a.xml', '--tasks', '2']],
  [['compare', '-v', 'yielders', '--reporter=json', '-ojunit', '--tasks', '2']],
  [['compare', 'yielders', '--output', 'report.txt', '--quiet', '--tasks', '2']],
])('%j asks again without saying how the answer looks', (given) => {
  expect(askingAgain(given)).toEqual(['compare', 'yielders', '--tasks', '2']);
});
