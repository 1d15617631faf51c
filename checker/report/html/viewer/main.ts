import { places } from '../payload/page.ts';
import { el, fill } from './dom.ts';
import { readPage } from './page-data.ts';
import { App } from './ui/app.ts';

const root = document.getElementById(places.root);
if (root !== null) {
  try {
    new App(readPage(), root).start();
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    fill(root, el('p', { class: 'broken', role: 'alert' }, `This report cannot be shown. ${text}`));
  }
}
