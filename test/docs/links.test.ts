import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { handbook, root } from '../../scripts/examples/handbook.ts';

/** The anchors that GitHub makes of headings. */
const anchorsIn = (markdown: string): ReadonlySet<string> =>
  new Set(
    [...markdown.matchAll(/^#+ (.*)$/gmu)].map(([, title = '']) =>
      title
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
        .replaceAll(' ', '-'),
    ),
  );

const withoutCode = (markdown: string): string => markdown.replaceAll(/^```.*?^```$/gmsu, '');

interface Link {
  readonly from: string;
  readonly to: string;
}

const links: readonly Link[] = handbook().flatMap(({ file, text }) =>
  [...withoutCode(text).matchAll(/\]\((?<to>[^)\s]+)\)/gu)].map(({ groups }) => ({
    from: file,
    to: groups?.['to'] ?? '',
  })),
);

const isBroken = ({ from, to }: Link): boolean => {
  const [path = '', anchor] = to.split('#');
  const target = path === '' ? join(root, from) : join(root, dirname(from), path);
  if (!existsSync(target)) return true;
  return (
    anchor !== undefined && target.endsWith('.md') && !anchorsIn(readFileSync(target, 'utf8')).has(anchor)
  );
};

describe('links in the documents', () => {
  test('lead somewhere', () => {
    const inside = links.filter(({ to }) => !/^[a-z]+:/u.test(to));
    expect(inside.length).toBeGreaterThan(50);
    expect(inside.filter((link) => isBroken(link))).toEqual([]);
  });

  test('to other places are encrypted', () => {
    const outside = links.filter(({ to }) => /^[a-z]+:/u.test(to));
    expect(outside.filter(({ to }) => !to.startsWith('https://'))).toEqual([]);
  });
});
