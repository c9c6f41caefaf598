import { readFileSync } from 'node:fs';

/**
 * Largest resident memory of this process so far, in megabytes. Linux begins `maxRSS` of a process with that of the one which
 * started it, so what /proc tells counts where there is one.
 */
export function peakMegabytes(): number {
  return (peakOfProc() ?? process.resourceUsage().maxRSS) / 1024;
}

/** Kilobytes. */
function peakOfProc(): number | null {
  try {
    const peak = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'));
    return peak === null ? null : Number(peak[1]);
  } catch {
    return null;
  }
}
