import type { Header } from '../../../../traces/index.ts';
import type { RecordingAccount } from '../../../recorded/account.ts';
import type { Palette } from '../../text/palette.ts';
import { visible } from '../../text/visible.ts';
import { number } from '../../text/words.ts';
import { hanging } from '../../text/wrap.ts';
import { losses, notShown, shown, times } from './shows.ts';

const runtimeText = ({ runtime: { version, flavor, workers } }: Header): string => {
  const release = version === null ? 'an unknown release' : visible(version);
  const scheduler = flavor === 'unknown' ? 'an unknown scheduler' : `the ${flavor} scheduler`;
  return `Tokio in ${release}, ${scheduler}, ${number(workers)} ${workers === 1 ? 'worker' : 'workers'} seen`;
};

const orderText = ({ order }: Header): string =>
  order.across === 'merged'
    ? ' Events of different threads are in one of the orders that their times allow.'
    : '';

/** What a recorder can and cannot show, before anything is said of what it recorded. */
export const recorderLines = (
  header: Header,
  { notices }: RecordingAccount,
  width: number,
  colours: Palette,
): readonly string[] => {
  const { name, version } = header.recorder;
  const fact = (label: string, text: string): readonly string[] =>
    text === '' ? [] : [hanging(`  ${label.padEnd(10)}  `, text, width)];
  const title = colours.strong(
    `recorded by ${visible(name)}${version === undefined ? '' : ` ${visible(version)}`}`,
  );
  const notes = notices.flatMap(({ count, text }) => fact('note', `${number(count)}: ${visible(text)}`));
  if (header.runtime.name === 'shuttle')
    return [title, ...fact('of', "Shuttle, whose scheduler takes the place of Tokio's"), ...notes];
  return [
    title,
    ...fact('of', runtimeText(header)),
    ...fact('shows', shown(header)),
    ...fact('hides', notShown(header)),
    ...fact('clock read', `${times(header)}.${orderText(header)}`.replace(/^\.\s*/u, '')),
    ...fact('lost', losses(header)),
    ...notes,
  ];
};
