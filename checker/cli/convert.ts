import type { Command } from 'commander';
import { Option } from 'commander';
import type { Exporter } from '../../traces/index.ts';
import { exporters, writeChunks } from '../../traces/index.ts';
import { convertFile } from '../convert/convert-file.ts';
import { judgeConversion } from '../convert/judge-conversion.ts';
import { jsonConvert } from '../report/json/convert.ts';
import { terminalConvert } from '../report/terminal/convert.ts';
import type { Output } from '../report/output.ts';
import { progressOn } from '../report/text/progress.ts';
import { number } from '../report/text/words.ts';
import { withHelpText } from './help-text.ts';
import { onInterrupt } from './interrupt.ts';
import { parseName } from './parse.ts';
import { refuseOverwriting } from './reporters/places.ts';
import type { ReportingOptions } from './reporting.ts';
import { openReporting, takesStandardOutput, withReporter } from './reporting.ts';
import type { Session } from './session.ts';
import { UsageError } from './usage-error.ts';

interface ConvertFlags extends Omit<ReportingOptions, 'output'> {
  readonly to: string;
  readonly output?: string;
  readonly mapping?: string;
}

const names = exporters.map(({ name }) => name);

const explanation = [
  'FILE is a native trace or any recording that `yieldcheck list formats` names, plain or gzipped, or a folder of ' +
    'segments. What the format cannot carry is told after it was written, with counts.',
  '',
  'Formats:',
  ...exporters.map(({ name, description }) => `  ${name}: ${description}`),
  '',
  'Example:',
  '  yieldcheck convert recording.jsonl.gz --to chrome -o timeline.json',
  '',
  '-o replaces a file that is there, once it is complete; a name that ends in .gz is compressed. Without -o the text goes ' +
    'to standard output, and what was left out to standard error.',
];

const exporterNamed = (name: string): Exporter => {
  const exporter = exporters.find((one) => one.name === name);
  if (exporter === undefined) throw new UsageError(`--to is one of: ${names.join(', ')}.`);
  return exporter;
};

const requireConsistent = (
  file: string,
  { reporter, output }: ConvertFlags,
  { name, isText, extension }: Exporter,
): void => {
  if (file === '')
    throw new UsageError('The name of the file is empty. Is a variable of your shell not set?');
  if (output === '') throw new UsageError('-o is empty. Is a variable of your shell not set?');
  if (output !== undefined) return;
  if (takesStandardOutput(reporter, 'json'))
    throw new UsageError(
      '--reporter json needs standard output for the report; say with -o where the trace goes.',
    );
  if (!isText)
    throw new UsageError(`${name} is no text: say with -o where it goes, such as -o timeline${extension}.`);
};

const toText = async (chunks: AsyncGenerator<string | Uint8Array>, output: Output): Promise<void> => {
  const decoder = new TextDecoder();
  for await (const chunk of chunks) {
    output.write(typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true }));
    if (output.closed) return;
  }
};

const convert = async (session: Session, file: string, flags: ConvertFlags): Promise<void> => {
  const { to, output: path, mapping, ...rest } = flags;
  const exporter = exporterNamed(to);
  requireConsistent(file, flags, exporter);
  const inputs = mapping === undefined ? [file] : [file, mapping];
  const outputs = path === undefined ? [] : [path];
  refuseOverwriting('-o', outputs, inputs);
  const reporting = openReporting(session, 'convert', rest, [...inputs, ...outputs], false);
  const { origin, detail } = reporting;
  const interrupt = onInterrupt(session.err);
  const progress = progressOn(session.err);
  const outcome = await convertFile({
    file,
    exporter,
    options: mapping === undefined ? {} : { mapping },
    deliver: (chunks) => (path === undefined ? toText(chunks, session.out) : writeChunks(path, chunks)),
    goOn: (events) => {
      progress.update(() => `converting: ${number(events)} events of ${file}`);
      return !interrupt.requested();
    },
  });
  interrupt.release();
  progress.clear();
  const judgement = judgeConversion(outcome);
  const told = { outcome, judgement, lacks: exporter.lacks, ...(path === undefined ? {} : { path }) };
  reporting.each({
    json: (output) => jsonConvert(output, origin, told),
    terminal: (output) =>
      terminalConvert(path === undefined && output === session.out ? session.err : output, told, detail),
  });
  reporting.close();
  session.end(judgement.code);
};

/** `yieldcheck convert FILE --to FORMAT` */
export const addConvert = (program: Command, session: Session): void => {
  const command = program
    .command('convert')
    .description('write a recording in another format: timelines for viewers, traces for other checkers')
    .argument('<file>', 'a recording, or a folder of segments')
    .addOption(
      new Option('-t, --to <format>', names.join(', '))
        .argParser(parseName('format', names))
        .makeOptionMandatory(),
    )
    .option('-o, --output <file>', 'where to write it; standard output if absent')
    .option('--mapping <file>', 'what the slices of a Chrome trace mean, if FILE is one');
  withReporter(command).action((file: string, flags: ConvertFlags) => convert(session, file, flags));
  withHelpText(command, session, ...explanation);
};
