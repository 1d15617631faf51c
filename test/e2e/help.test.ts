import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { exitMeanings } from '../../checker/exit-code.ts';
import { entryPoint, expectFailure, root, runNode, shell, yieldcheck } from './support/cli.ts';
import { sabotage } from './support/sabotage.ts';

const verbs = ['verify', 'check', 'compare', 'bisect', 'explain', 'generate', 'convert', 'list'];

describe('help', () => {
  test('names every verb and every exit code', () => {
    const { code, out, err } = yieldcheck('--help');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    for (const verb of verbs) expect(out).toContain(`  ${verb} `);
    for (const [exit, meaning] of exitMeanings) expect(out).toContain(`${exit}  ${meaning}`);
  });

  test.each(verbs)('%s explains its options', (verb) => {
    const { code, out, err } = yieldcheck(verb, '--help');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain(`Usage: yieldcheck ${verb}`);
    // What explains prints for people alone.
    expect(out).toContain(verb === 'explain' ? '--no-interactive' : '--reporter <name[=file]>');
  });

  test('the version is that of the package', () => {
    const manifest: unknown = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    expect(manifest).toMatchObject({ version: yieldcheck('--version').out.trim() });
  });
});

describe('wrong usage ends with 64 and what would be right', () => {
  test.each<[string, string[], RegExp]>([
    [
      'no command',
      [],
      /no command given\nCommands: verify, check, compare, bisect, certify, explain, generate, convert, list\./u,
    ],
    ['an unknown command', ['chekc', 'x'], /unknown command 'chekc'\n\(Did you mean check\?\)\nCommands:/u],
    [
      'an unknown option',
      ['check', '--strickt', 'x'],
      /Did you mean --strict\?.*\nOptions of 'check': --tokio/u,
    ],
    ['no file', ['check'], /missing required argument 'file'/u],
    [
      'an unknown property',
      ['check', '--property', 'one-pol-at-a-time', 'x'],
      /Did you mean 'one-poll-at-a-time'\?\nValid: /u,
    ],
    [
      'an unknown reporter',
      ['check', '--reporter', 'jsn', 'x'],
      /Did you mean 'json'\?\nValid: terminal, json, html, junit, sarif, markdown, github\./u,
    ],
    ['an unknown release', ['check', '--tokio', '0.3', 'x'], /'0\.3' is not a release of Tokio/u],
    ['a release with a v', ['check', '--tokio', 'v1.53.1', 'x'], /Did you mean '1\.53\.1'\?/u],
    ['a file without a name', ['check', ''], /name of a file is empty/u],
    ['no topic', ['list'], /'topic' is one of: properties, releases/u],
    ['a constant that is too large', ['verify', '--queue-capacity', '99999'], /from 2 to 1024, not '99999'/u],
    ['an unknown topic', ['list', 'property'], /Did you mean 'properties'\?/u],
    ['too many arguments', ['list', 'events', 'events'], /too many arguments/u],
    ['an unknown scenario', ['verify', 'pingpong'], /Did you mean 'ping-pong'\?/u],
    ['an unknown yield', ['verify', '--yield', 'selfwake'], /Did you mean 'self-wake'\?/u],
    [
      'a number that is none',
      ['verify', '--workers', 'two'],
      /--workers takes a whole number from 1 to 16, not 'two'/u,
    ],
    ['a number out of range', ['verify', '--workers', '0'], /--workers takes a whole number from 1/u],
    [
      'an amount of memory without a unit',
      ['verify', '--max-memory', '4'],
      /such as 512M or 4G .*, not '4'/u,
    ],
    ['a time without a unit', ['verify', '--budget', '60'], /such as 90s, 5m or 1\.5h .*, not '60'/u],
    [
      'threads and fingerprints',
      ['verify', '--fingerprint', '--threads', '2'],
      /--fingerprint works with one thread only/u,
    ],
    ['a path that is none', ['verify', '--replay', 'x'], /is not a piece of a path/u],
    ['a path for several machines', ['verify', '--replay', '0'], /--replay needs one scenario and one way/u],
    ['quiet and verbose', ['check', '-q', '-v', 'x'], /contradict each other/u],
    [
      'an output that cannot be',
      ['check', '-o', '/no/such/folder/x', 'x'],
      /Cannot write to '\/no\/such\/folder\/x': its folder does not exist \(ENOENT\)/u,
    ],
    ['no format to convert to', ['convert', 'x'], /'-t, --to <format>' not specified/u],
    [
      'an unknown format',
      ['convert', 'x', '--to', 'perfeto'],
      /Did you mean 'perfetto'\?\nValid: chrome, perfetto, itf, tla, jsonl/u,
    ],
    ['bytes on a terminal', ['convert', 'x', '--to', 'perfetto'], /is no text: say with -o where it goes/u],
    [
      'a trace and a report in one place',
      ['convert', 'x', '--to', 'tla', '--reporter', 'json'],
      /say with -o where the trace goes/u,
    ],
    ['runs and a report in one place', ['generate', '--reporter', 'json'], /say with -o where the runs go/u],
  ])('%s', (_, args, says) => {
    const ran = yieldcheck(...args);
    expectFailure(ran, 64, says);
    expect(ran.out).toBe('');
  });

  test('a path that does not fit says what there is instead', () => {
    expectFailure(
      yieldcheck('verify', '--yield', 'self-wake', '--replay', '0.9'),
      64,
      /has no step 9.*\nIt offers: /u,
    );
  });
});

describe('a fault of yieldcheck itself', () => {
  const arguments_ = ['--import', sabotage, entryPoint, 'list', 'events', '--reporter', 'json'];

  test('ends with 70, asks to report it and shows no stack', () => {
    const ran = runNode(arguments_);
    expectFailure(
      ran,
      70,
      /internal fault: stringify is broken\nThis is a fault of yieldcheck, .*Please report/u,
    );
  });

  test('shows where it happened when asked to', () => {
    const { code, err } = runNode(arguments_, { YIELDCHECK_DEBUG: '1' });
    expect(err).toMatch(/^\s+at /mu);
    expect(code).toBe(70);
  });
});

describe('a place that takes no more', () => {
  test.each([
    'check examples/captures/1.53.1/*.gz',
    'list events',
    '--help',
    'verify --tasks 1 --polls 1 -r json',
  ])('%s into a full disk ends with 64 and says so', (args) => {
    expectFailure(
      shell(`$Y ${args} > /dev/full`),
      64,
      /^yieldcheck: Cannot write to standard output: no space is left/u,
    );
  });

  test.each(['check -o /dev/full examples/captures/1.53.1/*.gz', 'generate --depth 2 -o /dev/full'])(
    '%s too',
    (args) => {
      expectFailure(shell(`$Y ${args}`), 64, /^yieldcheck: Cannot write to '\/dev\/full': no space is left/u);
    },
  );

  test('a full standard error changes no exit code', () => {
    expect(shell('$Y nonsense 2> /dev/full').code).toBe(64);
  });
});

describe('a reader who leaves early', () => {
  test.each([
    'list events --verbose',
    'check examples/captures/*/*.gz --verbose',
    'generate --depth 30 --quiet',
  ])('%s | head -1 is quiet and no failure', (args) => {
    const { code, out, err } = shell(`set -o pipefail; $Y ${args} | head -1`);
    expect(out.split('\n')).toHaveLength(2);
    expect({ code, err }).toEqual({ code: 0, err: '' });
  });
});
