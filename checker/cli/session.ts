import type { ExitCode } from '../exit-code.ts';
import type { Output } from '../report/output.ts';
import type { Surroundings } from './surroundings.ts';

/** One run of the command line. */
export interface Session {
  readonly out: Output;
  readonly err: Output;
  /** The same, for commands to the runner that reads them, if one does. */
  readonly commands: { readonly out: Output; readonly err: Output };
  readonly surroundings: Surroundings;
  /** The arguments as given, the verb first. */
  readonly arguments: readonly string[];
  /** Says how the verb ended; `ok` unless said otherwise. */
  end(code: ExitCode): void;
}
