import { z } from 'zod';

const withUpdateTime = z.looseObject({ updated_at: z.iso.datetime({ offset: true }) });

/** The time of an object's last change as a UTC instant of fixed length, so that texts sort by time; null when it does not say. */
export function updateTime(object: unknown): string | null {
  const parsed = withUpdateTime.safeParse(object);
  return parsed.success ? new Date(parsed.data.updated_at).toISOString() : null;
}

/** As `updateTime`, in Unix seconds. */
export function updateSecond(object: unknown): number | null {
  const time = updateTime(object);
  return time === null ? null : Math.floor(Date.parse(time) / 1000);
}
