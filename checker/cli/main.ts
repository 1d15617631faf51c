#!/usr/bin/env node
import type { Output } from '../report/output.ts';
import { guarded } from '../report/github/guarded.ts';
import { streamOutput } from '../report/output.ts';
import { explainFailure } from './failure.ts';
import { run } from './run.ts';
import { surroundingsIn } from './surroundings.ts';

const surroundings = surroundingsIn(process.env);
const shown = surroundings.isGithub ? guarded : (output: Output): Output => output;

// Of what cannot be said on standard error, nothing can be said.
const rawErr = streamOutput(process.stderr, 'standard error', () => {});
const err = shown(rawErr);
const fail = (error: unknown): never => process.exit(explainFailure(error, err));
process.on('uncaughtException', fail);
process.on('unhandledRejection', fail);

const rawOut = streamOutput(process.stdout, 'standard output', fail);
process.exitCode = await run({
  arguments: process.argv.slice(2),
  out: shown(rawOut),
  err,
  commands: { out: rawOut, err: rawErr },
  surroundings,
});
