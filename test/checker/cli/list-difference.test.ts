import { describe, expect, test } from 'vitest';
import { comparisonOf } from '../../../checker/cli/list-difference.ts';
import { parseRelease, parseWasmtime, tokio, wasmtime } from '../../../checker/cli/releases.ts';
import { UsageError } from '../../../checker/cli/usage-error.ts';

describe('the two releases of --diff', () => {
  test.each([
    [tokio, '1.50,1.53', '1.50.0', '1.53.0'],
    [tokio, ' 1.53.1 , 1.51.1 ', '1.53.1', '1.51.1'],
    [tokio, '1.53,master', '1.53.0', '1.54.1'],
    [wasmtime, '32,main', '32.0.0', '48.0.0'],
    [wasmtime, '36.0.2,45', '36.0.2', '45.0.0'],
  ] as const)('of $name, %s', (project, given, from, to) => {
    expect(comparisonOf(project, given)).toMatchObject({ project: project.name, from, to });
  });

  test.each(['', '1.50', ',', '1.50,', ',1.50', '1.50,1.51,1.52'])('%j does not name two', (given) => {
    expect(() => comparisonOf(tokio, given)).toThrow(UsageError);
    expect(() => comparisonOf(tokio, given)).toThrow(
      `--diff takes two releases of Tokio separated by a comma, such as 1.50,1.53, not '${given}'.`,
    );
  });

  test.each([
    [
      tokio,
      '1.50,0.3',
      /'0\.3' is not a release of Tokio that yieldcheck knows\.\nValid: 1\.20\.0 and later/u,
    ],
    [tokio, '1.50,v1.53.1', /Did you mean '1\.53\.1'\?/u],
    [wasmtime, '12,45', /'12' is not a release of Wasmtime .*\nValid: 24\.0\.0 and later, such as 45/u],
  ] as const)('of $name, %s are refused', (project, given, says) => {
    expect(() => comparisonOf(project, given)).toThrow(says);
  });
});

test('a release is taken as it is given', () => {
  expect(parseRelease('1.51')).toBe('1.51');
  expect(parseWasmtime('36.0.2')).toBe('36.0.2');
  expect(() => parseWasmtime('v45')).toThrow("Did you mean '45'?");
  expect(() => parseWasmtime('')).toThrow("'' is not a release of Wasmtime");
});
