#!/usr/bin/env node
import { streamOutput } from '../report/output.ts';
import { explainFailure } from './failure.ts';
import { run } from './run.ts';

// Of what cannot be said on standard error, nothing can be said.
const err = streamOutput(process.stderr, 'standard error', () => {});
const fail = (error: unknown): never => process.exit(explainFailure(error, err));
process.on('uncaughtException', fail);
process.on('unhandledRejection', fail);

const out = streamOutput(process.stdout, 'standard output', fail);
process.exitCode = await run(process.argv.slice(2), out, err);
