import type { Property } from '../../properties/property.ts';
import type { PropertyVerdict } from '../../verdict.ts';
import type { Palette } from '../text/palette.ts';
import { visible } from '../text/visible.ts';
import { count } from '../text/words.ts';
import { hanging } from '../text/wrap.ts';
import { eventTable } from './event-table.ts';

/** How many failed instances are shown in full when everything is asked for, and when it is not. */
const shownExamples = { verbose: 10, usual: 1 } as const;

/** What a reader needs in order to believe a violation and to see it again. */
export interface ViolationStory {
  readonly property: Property;
  readonly verdict: PropertyVerdict;
  /** Where it was found, such as a file name. */
  readonly place: string;
  /** The command that shows it again. */
  readonly reproduce: string;
  readonly verbose: boolean;
}

/** A violated property: what it says, why it fails, the events that show it, and how to see it again. */
export const violationStory = (story: ViolationStory, width: number, colours: Palette): string => {
  const { property, verdict, place, reproduce, verbose } = story;
  const examples = verdict.examples.slice(0, shownExamples[verbose ? 'verbose' : 'usual']);
  const lines = [
    `${colours.bad('VIOLATED')}  ${colours.strong(property.id)}  in ${visible(place)}`,
    hanging('  says       ', property.sentence, width),
    hanging('  source     ', property.source, width),
  ];
  for (const { because, events } of examples) {
    lines.push(hanging('  why        ', because, width));
    if (events.length > 0)
      lines.push('  events', ...eventTable(events, width - 4, colours).map((line) => `    ${line}`));
  }
  const more = verdict.violations - examples.length;
  if (more > 0) lines.push(`  and ${count(more, 'more instance')}`);
  lines.push(`  reproduce  ${colours.strong(reproduce)}`);
  return `${lines.join('\n')}\n`;
};
