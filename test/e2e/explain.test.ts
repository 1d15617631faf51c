import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { entryPoint, expectFailure, root, shell, yieldcheck } from './support/cli.ts';
import { temporaryFolder } from './support/traces.ts';

const stolen = 'examples/captures/1.51.1-probed/S5-wake1-mt2.jsonl.gz';
const run = ['explain', 'yielders', '--yield', 'self-wake', '--tasks', '2', '--replay', '0x5'];

describe('explain, off a terminal', () => {
  test('prints a run of the specification and what it refutes', () => {
    const { code, out } = yieldcheck(...run);
    expect(out).toMatch(/why +self-wake-goes-first in yielders under self-wake, Tokio [\d.]+:\s+task 1/u);
    expect(out).toMatch(/✗ +5 +nextTask/u);
    expect(code).toBe(0);
  });

  test('draws the loop of a run that goes on for ever', () => {
    const endless = ['--endless', '--tokio', '1.20.0', '--yield', 'yield_now', '--replay', '0x19'];
    const { out } = yieldcheck('explain', 'ping-pong', ...endless);
    expect(out).toMatch(/^ +╭▶ +8 {2}poll/mu);
    expect(out).toMatch(/^ +╰─ +19 {2}runLifoTask/mu);
  });

  test('says why a release refuses a recording', () => {
    const { code, out } = yieldcheck('explain', stolen, '--against', '1.53.1');
    expect(out).toMatch(/^REFUSED {2}lifo-private/mu);
    expect(code).toBe(0);
  });

  test('reads a recording from standard input, and says when nothing is violated', () => {
    const { code, out } = shell(`$Y explain - < ${stolen}`);
    expect(out.replaceAll(/\s+/gu, ' ')).toMatch(
      /^Nothing is violated in standard input, 455 events: \d+ properties hold/u,
    );
    expect(code).toBe(0);
  });

  test('looks findings of a report up again', () => {
    const file = join(temporaryFolder(), 'report.json');
    const finding = { fingerprint: '0123456789abcdef', reproduce: ['verify', ...run.slice(1)] };
    writeFileSync(file, JSON.stringify({ tool: { name: 'yieldcheck', version: '0' }, findings: [finding] }));
    expect(yieldcheck('explain', file).out).toContain('self-wake-goes-first in yielders');
  });

  test('writes a page of a recording', () => {
    const file = join(temporaryFolder(), 'page.html');
    const { code, out } = yieldcheck('explain', stolen, '--html', file);
    expect(out).toBe(`Written: ${file}\n`);
    expect(readFileSync(file, 'utf8')).toMatch(/^<!doctype html>/iu);
    expect(code).toBe(0);
  });

  test('writes a page of what can be read only once', () => {
    const file = join(temporaryFolder(), 'page.html');
    const { code, err } = shell(`cat ${stolen} | $Y explain /dev/stdin --html ${file}`);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(readFileSync(file, 'utf8')).toMatch(/<\/html>\s*$/u);
  });

  test('writes a page of a run', () => {
    const file = join(temporaryFolder(), 'page.html');
    const { code, out } = yieldcheck(...run, '--html', file);
    expect({ code, out }).toEqual({ code: 0, out: `Written: ${file}\n` });
    expect(readFileSync(file, 'utf8')).toContain('"title":"The run"');
  });

  test('leaves a recording alone that a page would overwrite', () => {
    const file = join(temporaryFolder(), 'recording.jsonl.gz');
    copyFileSync(join(root, stolen), file);
    expectFailure(yieldcheck('explain', file, '--html', file), 64, /--html would overwrite/u);
    expect(readFileSync(file)).toEqual(readFileSync(join(root, stolen)));
  });

  test.each<[string, readonly string[], number, RegExp]>([
    ['nothing', [], 64, /Nothing to explain is named/u],
    ['a missing file', ['missing.jsonl'], 65, /missing\.jsonl/u],
    ['a name that is too long', ['x'.repeat(5000)], 65, /x{5000}/u],
    ['an empty name', ['--html', '', stolen], 64, /The name of the page is empty/u],
  ])('%s is told clearly', (_, args, expected, says) => {
    expectFailure(yieldcheck('explain', ...args), expected, says);
  });
});

const hasScript = spawnSync('script', ['--version']).status === 0;

describe('explain, on a terminal', () => {
  test('steps by keys, and gives the terminal back', async ({ skip }) => {
    if (!hasScript) {
      expect(process.env['YIELDCHECK_REQUIRE_TOOLS'], 'nothing may be skipped').toBeUndefined();
      skip('script of util-linux is not installed, and nothing else here is a terminal');
    }
    const line = [process.execPath, entryPoint, ...run].join(' ');
    const { NO_COLOR: _, ...env } = process.env;
    const terminal = spawn('script', ['-qec', `stty rows 24 cols 80; ${line}`, '/dev/null'], {
      cwd: root,
      env: { ...env, TERM: 'xterm', LC_ALL: 'C.UTF-8' },
    });
    let shown = '';
    const keys = ['k', 'k', '?', 'x', 'q'];
    terminal.stdout.setEncoding('utf8').on('data', (text: string) => {
      shown += text;
      // One key for each screen, so that none is pressed before there is something to see.
      const screens = shown.split('\u{1b}[H').length - 1;
      while (keys.length > 0 && screens > 5 - keys.length) terminal.stdin.write(keys.shift() ?? '');
    });
    const [code] = await once(terminal, 'close');
    expect(shown).toContain('\u{1b}[?1049h\u{1b}[?25l');
    expect(shown).toContain('step 5, 5 of 5');
    expect(shown).toContain('step 3, 3 of 5');
    expect(shown).toContain('what it does');
    expect(shown.trimEnd().endsWith('\u{1b}[?25h\u{1b}[?1049l')).toBe(true);
    expect(code).toBe(0);
  });
});
