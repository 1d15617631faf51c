import { messageIn } from '../text/case-words.ts';
import { shortened } from '../text/shortened.ts';
import { visibleLines } from '../text/visible.ts';

/** More lines than people read. */
const mostOfText = 20_000;

/**
 * A text as SARIF has it: nothing in it is out of sight, and nothing of what comes from outside is a link or a placeholder,
 * which plain texts of SARIF may have.
 */
export const message = (text: string): { readonly text: string } => ({
  text: visibleLines(shortened(text.split('\n').map(messageIn).join('\n'), mostOfText))
    .replaceAll('](', '] (')
    .replaceAll(/\{(\d+)\}/gu, '{{$1}}'),
});
