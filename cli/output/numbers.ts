const numbers = new Intl.NumberFormat('en-US');
const compactNumbers = new Intl.NumberFormat('en-US', {
  notation: 'compact',
  minimumFractionDigits: 1,
  maximumFractionDigits: 1,
});

/** `12,345` */
export function formatCount(count: number): string {
  return numbers.format(count);
}

/** `640`, `12.3K`, `52.4M` */
export function formatCompact(count: number): string {
  return count < 1000 ? String(Math.round(count)) : compactNumbers.format(count);
}

/** `1 record`, `2 records` */
export function countOf(count: number, singular: string, plural = `${singular}s`): string {
  return `${formatCount(count)} ${count === 1 ? singular : plural}`;
}

/** `0.4 s`, `12.3 s`, `2 min 5 s` from milliseconds. */
export function formatDuration(milliseconds: number): string {
  const tenths = Math.round(milliseconds / 100);
  if (tenths < 600) return `${(tenths / 10).toFixed(1)} s`;
  const seconds = Math.round(milliseconds / 1000);
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}
