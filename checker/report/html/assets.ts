import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A text that stands in the page, and what the Content-Security-Policy allows it by. */
export interface Asset {
  readonly text: string;
  /** Such as `'sha256-…'`, with the quotes. */
  readonly allowed: string;
}

/** The program and the style of the page. */
export interface Assets {
  readonly script: Asset;
  readonly style: Asset;
}

const assetOf = (text: string): Asset => ({
  text,
  allowed: `'sha256-${createHash('sha256').update(text).digest('base64')}'`,
});

const read = (name: string): Asset => {
  const path = join(import.meta.dirname, name);
  try {
    return assetOf(readFileSync(path, 'utf8'));
  } catch (cause) {
    throw new Error(`the viewer of HTML reports is not built; \`npm run build\` makes '${path}'`, { cause });
  }
};

let loaded: Assets | undefined;

/** What the build made of `viewer`. Throws an error where it was not built. */
export const assets = (): Assets => {
  loaded ??= { script: read('viewer.generated.js'), style: read('viewer.generated.css') };
  return loaded;
};
