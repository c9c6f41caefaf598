#!/usr/bin/env node
import { processConsole } from './output/console.ts';
import { runProgram } from './program.ts';

process.exitCode = await runProgram(process.argv, processConsole);
