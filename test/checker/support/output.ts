import type { Output } from '../../../checker/report/output.ts';

/** An output that keeps what is written to it. */
export interface RecordingOutput extends Output {
  text(): string;
}

/** A plain output of that many columns. */
export const recordingOutput = (columns = 80): RecordingOutput => {
  let written = '';
  return {
    write: (text) => {
      written += text;
    },
    text: () => written,
    columns,
    colour: false,
    isTerminal: false,
    closed: false,
  };
};
