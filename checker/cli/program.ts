import { Command } from 'commander';
import { exitMeanings } from '../exit-code.ts';
import { addBisect } from './bisect.ts';
import { addCertify } from './certify.ts';
import { addCheck } from './check.ts';
import { addCompare } from './compare.ts';
import { addConvert } from './convert.ts';
import { addExplain } from './explain.ts';
import { failWithAlternatives } from './failure.ts';
import { addGenerate } from './generate.ts';
import { addList } from './list.ts';
import { tellOfNewer } from './newer-releases.ts';
import type { Session } from './session.ts';
import { addVerify } from './verify.ts';
import { packageVersion } from './version.ts';

const exitCodes = (): string =>
  exitMeanings.map(([code, meaning]) => `  ${String(code).padStart(2)}  ${meaning}`).join('\n');

const ending = (): string => `
Examples:
  yieldcheck verify yielders --beliefs        what does a yield do, and what not?
  yieldcheck check recording.jsonl.gz         does real Tokio do what it should?
  yieldcheck check 'runs/**/*.jsonl*' --strict
  yieldcheck compare --tokio 1.51.1,1.52.4    where do two releases part, and who is hurt?
  yieldcheck list properties                  what is checked, in one sentence each

Exit codes, where several apply the gravest (70, 64, 10, 11, 12, 13, 65, 20, 14):
${exitCodes()}
`;

/** The command line: every verb with its options. */
export const program = (session: Session): Command => {
  const root = new Command('yieldcheck')
    .description(
      "Checks how Tokio's schedulers treat tasks that yield: exhaustively against a specification, and in " +
        'recordings of real runs.',
    )
    .version(packageVersion(), '-V, --version')
    .configureHelp({ minWidthToWrap: 20 })
    .configureOutput({
      writeOut: (text) => session.out.write(text),
      writeErr: () => {},
      getOutHelpWidth: () => session.out.columns,
      getOutHasColors: () => session.out.colour,
    })
    .addHelpText('after', ending);
  for (const add of [
    addVerify,
    addCheck,
    addCompare,
    addBisect,
    addCertify,
    addExplain,
    addGenerate,
    addConvert,
    addList,
  ])
    add(root, session);
  root.hook('preAction', (_, action) => tellOfNewer(action.opts(), session));
  for (const command of [root, ...root.commands]) failWithAlternatives(command);
  return root;
};
