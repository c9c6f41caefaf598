import { readdirSync, readFileSync } from 'node:fs';

/** Peak memory of a sync; null where the system has no /proc to read it from. */
export interface PeakMemory {
  /** High-water mark of the process's resident set. */
  readonly nodeMegabytes: number | null;
  /** Largest sum over all processes of the embedded Postgres; shared pages count once (PSS). */
  readonly postgresMegabytes: number | null;
}

const INTERVAL = 200;

/** Watches a process, and the Postgres processes that it starts, until `stop`. */
export function watchMemory(pid: number): { readonly stop: () => PeakMemory } {
  const before = new Set(postgresProcesses());
  let node: number | null = null;
  let postgres: number | null = null;
  const timer = setInterval(() => {
    node = Math.max(node ?? 0, kilobytes(`/proc/${pid}/status`, 'VmHWM') ?? 0) || node;
    const sum = postgresProcesses()
      .filter((each) => !before.has(each))
      .reduce((total, each) => total + (kilobytes(`/proc/${each}/smaps_rollup`, 'Pss') ?? 0), 0);
    postgres = Math.max(postgres ?? 0, sum) || postgres;
  }, INTERVAL);
  const megabytes = (value: number | null) => (value === null ? null : value / 1024);
  return {
    stop: () => {
      clearInterval(timer);
      return { nodeMegabytes: megabytes(node), postgresMegabytes: megabytes(postgres) };
    },
  };
}

function postgresProcesses(): readonly string[] {
  return list('/proc').filter((pid) => /^\d+$/.test(pid) && read(`/proc/${pid}/comm`)?.trim() === 'postgres');
}

function kilobytes(file: string, name: string): number | null {
  const found = new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(read(file) ?? '');
  return found === null ? null : Number(found[1]);
}

function list(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function read(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}
