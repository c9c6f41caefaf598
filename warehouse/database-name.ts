import { hash } from 'node:crypto';

/**
 * Name of a project's database or schema: a lower-case Postgres identifier that needs no quoting. A project name that is not
 * one itself (Persian letters, spaces, long ones) gets a digest, so that two projects never share a name.
 */
export function databaseName(prefix: string, project: string): string {
  const readable = project.toLowerCase().replaceAll(/[^a-z0-9_]+/g, '_');
  if (readable === project && readable.length <= 40) return `${prefix}${readable}`;
  return `${prefix}${readable.slice(0, 30)}_${hash('sha256', project, 'hex').slice(0, 12)}`;
}
