import { spawnSync } from 'node:child_process';

const isThere = (...args: readonly string[]): boolean => spawnSync('cargo', args).status === 0;

/** Whether cargo is installed, or that part of it. Throws where nothing may be skipped for want of it. */
export const hasCargo = (part?: string): boolean => {
  const has = isThere(...(part === undefined ? [] : [part]), '--version');
  if (!has && process.env['YIELDCHECK_REQUIRE_TOOLS'] !== undefined)
    throw new Error(`cargo ${part ?? ''} is not installed, and nothing may be skipped`);
  return has;
};
