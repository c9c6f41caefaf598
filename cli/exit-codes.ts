import type { ErrorCode } from '../config/errors/error-codes.ts';
import type { RunStatus } from '../pipeline/ports/run-store.ts';

/** What a script learns from the exit code; listed in docs/cli.md. */
export const exitCodes = {
  ok: 0,
  /** The command failed. */
  failed: 1,
  /** The command line or the configuration is wrong; nothing was done. */
  usage: 2,
  /** The sync published, or the figures are there, but a source or a file failed, or changes are held. */
  partial: 3,
  /** Another sync of the project is running. */
  busy: 4,
  /** What the command asked for does not exist. */
  notFound: 5,
  /** What is stored is not what its facts give. */
  differs: 6,
  /** Stopped by Ctrl-C; the next sync continues. */
  interrupted: 130,
} as const;

export function exitCodeOfError(code: ErrorCode): number {
  if (code.startsWith('config.') || code === 'cli.usage' || code === 'truth.invalid') return exitCodes.usage;
  if (code === 'match.invalid_values' || code === 'decision.invalid_csv' || code === 'decision.invalid_value')
    return exitCodes.usage;
  if (code === 'sync.already_running') return exitCodes.busy;
  if (
    code === 'run.not_found' ||
    code === 'customer.not_found' ||
    code === 'customer.erased' ||
    code === 'conflict.not_found' ||
    code === 'hold.not_found' ||
    code === 'decision.not_found' ||
    code === 'decision.unknown_record'
  )
    return exitCodes.notFound;
  if (code === 'sync.interrupted') return exitCodes.interrupted;
  return exitCodes.failed;
}

export function exitCodeOfRun(status: RunStatus): number {
  switch (status) {
    case 'succeeded':
      return exitCodes.ok;
    case 'partial':
      return exitCodes.partial;
    case 'interrupted':
      return exitCodes.interrupted;
    case 'running':
    case 'failed':
      return exitCodes.failed;
  }
}
