/** Stages that measure, and are no part of matching. */
const measuring: ReadonlySet<string> = new Set(['truth', 'evaluate']);

/** Seconds by stage in the order of the run; `total` is that of matching, without reading the truth and measuring. */
export function matchingSeconds(seconds: Readonly<Record<string, number>>): Readonly<Record<string, number>> {
  const rounded = Object.entries(seconds).map(([stage, spent]) => [stage, Math.round(spent * 1000) / 1000] as const);
  const total = rounded.reduce((sum, [stage, spent]) => sum + (measuring.has(stage) ? 0 : spent), 0);
  return { ...Object.fromEntries(rounded), total: Math.round(total * 1000) / 1000 };
}
