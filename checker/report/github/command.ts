import { visible } from '../text/visible.ts';

/** Fields of a command that shows something beside a file. */
export interface Annotation {
  readonly level: 'error' | 'warning' | 'notice';
  /** Relative to the repository. */
  readonly file?: string;
  readonly line?: number;
  readonly title: string;
  readonly message: string;
}

const inMessage = (text: string): string =>
  text.split('\n').map(visible).join('\n').replaceAll('%', '%25').replaceAll('\n', '%0A');

const inField = (text: string): string =>
  visible(text).replaceAll('%', '%25').replaceAll(':', '%3A').replaceAll(',', '%2C');

/** The line that makes a runner of GitHub show an annotation. Nothing in its fields ends them early. */
export const annotationCommand = ({ level, file, line, title, message }: Annotation): string => {
  const fields = [
    ...(file === undefined ? [] : [`file=${inField(file)}`]),
    ...(line === undefined ? [] : [`line=${line}`]),
    `title=${inField(title)}`,
  ];
  return `::${level} ${fields.join(',')}::${inMessage(message)}\n`;
};
