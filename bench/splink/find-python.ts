import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** A Python that has Splink with DuckDB: the one that YEKTA_BENCH_PYTHON names, else python3; null when it does not. */
export async function findPython(): Promise<string | null> {
  const python = process.env.YEKTA_BENCH_PYTHON ?? 'python3';
  try {
    await promisify(execFile)(python, ['-c', 'import splink, duckdb']);
    return python;
  } catch {
    return null;
  }
}
