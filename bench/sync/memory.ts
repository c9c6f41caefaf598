import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

/** Peak memory of a sync; null where the system has no /proc to read it from. */
export interface PeakMemory {
  /** High-water mark of the process's resident set. */
  readonly nodeMegabytes: number | null;
  /** Largest sum over all processes of the embedded Postgres; shared pages count once (PSS). */
  readonly postgresMegabytes: number | null;
}

/** Milliseconds. To add up the pages of all processes takes tens of milliseconds of a core: more often, it would slow down what is measured. */
const INTERVAL = 1000;

/**
 * Watches a process, and the Postgres processes of a project, until `stop`.
 *
 * @param project its folder: the embedded Postgres works somewhere below it
 */
export function watchMemory(pid: number, project: string): { readonly stop: () => PeakMemory } {
  let node: number | null = null;
  let postgres: number | null = null;
  const timer = setInterval(() => {
    node = Math.max(node ?? 0, kilobytes(`/proc/${pid}/status`, 'VmHWM') ?? 0) || node;
    const sum = postgresProcesses(project).reduce(
      (total, each) => total + (kilobytes(`/proc/${each}/smaps_rollup`, 'Pss') ?? 0),
      0,
    );
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

function postgresProcesses(project: string): readonly string[] {
  return (tried(() => readdirSync('/proc')) ?? []).filter(
    (pid) =>
      /^\d+$/.test(pid) &&
      read(`/proc/${pid}/comm`)?.trim() === 'postgres' &&
      tried(() => readlinkSync(`/proc/${pid}/cwd`))?.startsWith(`${project}/`),
  );
}

function kilobytes(file: string, name: string): number | null {
  const found = new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(read(file) ?? '');
  return found === null ? null : Number(found[1]);
}

function read(file: string): string | null {
  return tried(() => readFileSync(file, 'utf8'));
}

/** Processes come and go, and not every system has /proc. */
function tried<T>(look: () => T): T | null {
  try {
    return look();
  } catch {
    return null;
  }
}
