import type { Contradiction } from '../../../contradictions/contradictions.ts';
import type { RecordingAccount } from '../../../recorded/account.ts';
import type { Palette } from '../../text/palette.ts';
import { count } from '../../text/words.ts';
import { hanging } from '../../text/wrap.ts';
import { eventTable } from '../event-table.ts';

/** How many are shown with their events when everything is asked for, and when it is not. */
const mostShown = { verbose: 10, usual: 1 } as const;

const title = 'BAD RECORDING';

/** What a recording says that no program can do; empty if nothing. */
export const contradictionLines = (
  { contradictions }: RecordingAccount,
  width: number,
  colours: Palette,
  verbose: boolean,
): readonly string[] => {
  if (contradictions.count === 0) return [];
  const shown = contradictions.examples.slice(0, verbose ? mostShown.verbose : mostShown.usual);
  const more = contradictions.count - shown.length;
  const story = ({ because, events }: Contradiction): string =>
    [
      hanging('  ', because, width),
      ...eventTable(events, width - 4, colours).map((line) => `    ${line}`),
    ].join('\n');
  return [
    hanging(
      '',
      `${title}: it says what no program can do, so it proves nothing against the scheduler`,
      width,
    ).replace(title, colours.bad),
    ...shown.map(story),
    ...(more > 0 ? [`  and ${count(more, 'other contradiction')}`] : []),
  ];
};
