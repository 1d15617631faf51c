import { spawnSync } from 'node:child_process';
import { cpus, totalmem } from 'node:os';

/** Where figures come from. A tool that is not installed has null for its version. */
export interface MachineReport {
  readonly cpu: string;
  readonly cores: number;
  readonly memory_bytes: number;
  readonly node: string;
  readonly gcc: string | null;
  readonly 'g++': string | null;
  readonly spin: string | null;
}

/** Programs that rivals are built with. */
export type Tool = 'gcc' | 'g++' | 'spin';

const versionOption: Readonly<Record<Tool, string>> = { gcc: '--version', 'g++': '--version', spin: '-V' };

/** The first line that `tool` says about its version; null when it is not installed. */
export const versionOf = (tool: Tool): string | null => {
  const { stdout, error } = spawnSync(tool, [versionOption[tool]], { encoding: 'utf8' });
  return error === undefined ? (stdout.split('\n', 1)[0] ?? '').trim() : null;
};

/** The machine this runs on. */
export const thisMachine = (): MachineReport => ({
  cpu: cpus()[0]?.model ?? 'unknown',
  cores: cpus().length,
  memory_bytes: totalmem(),
  node: process.version,
  gcc: versionOf('gcc'),
  'g++': versionOf('g++'),
  spin: versionOf('spin'),
});
