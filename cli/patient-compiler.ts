import { setFlagsFromString } from 'node:v8';

/**
 * Lets V8 run a function some seven times as long as it does by itself before it compiles it again for speed, in all threads. A sync runs
 * hundreds of functions for seconds each and then never again: to compile them all, and again when the guesses were wrong, took a sixth of all
 * computing. What runs for longer is compiled all the same.
 */
export function compilePatiently(): void {
  setFlagsFromString(`--interrupt-budget=${BUDGET}`);
}

/** Bytes of bytecode; V8 of Node 20 to 24 takes 132 to 144 thousand. */
const BUDGET = 1_000_000;
