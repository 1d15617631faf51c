import { assets } from './assets.ts';
import { jsonElement } from './embed.ts';
import type { Results } from '../../results/results.ts';
import { staticText } from './static-text.ts';
import { places, type PageData } from './payload/page.ts';

/**
 * Nothing is loaded, nothing is sent, and nothing runs but the one script of the page; the browser itself refuses text
 * that is to be taken as markup.
 */
const policy = (style: string, script: string): string =>
  [
    "default-src 'none'",
    `style-src ${style}`,
    `script-src ${script}`,
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');

/** The beginning of a page, up to what it says apart from timelines; `results` are those it is of. */
export const documentHead = (page: PageData, results: Results | undefined): string => {
  const { style, script } = assets();
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy(style.allowed, script.allowed)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>yieldcheck</title>
<style>${style.text}</style>
</head>
<body>
<div id="${places.root}">${staticText(page, results)}</div>
${jsonElement(places.page, page)}`;
};

/** The end of a page. */
export const documentEnd = (): string => `<script>${assets().script.text}</script>
</body>
</html>
`;
