#!/usr/bin/env node
import { processConsole } from './output/console.ts';
import { compilePatiently } from './patient-compiler.ts';
import { runProgram } from './program.ts';

compilePatiently();
process.exitCode = await runProgram(process.argv, processConsole);
