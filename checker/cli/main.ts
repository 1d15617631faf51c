#!/usr/bin/env node
import { streamOutput } from '../report/output.ts';
import { explainFailure } from './failure.ts';
import { run } from './run.ts';

const err = streamOutput(process.stderr);
const fail = (error: unknown): never => process.exit(explainFailure(error, err));
process.on('uncaughtException', fail);
process.on('unhandledRejection', fail);

process.exitCode = await run(process.argv.slice(2), streamOutput(process.stdout), err);
