import type { ResourceLimits } from 'node:worker_threads';

/**
 * Limits of a thread that works through many records. Megabytes for objects that die young are four times what Node takes: whenever they are
 * used up, the collector copies what is alive, and that are the records under way, however much room there is.
 */
export const busyThread: ResourceLimits = { maxYoungGenerationSizeMb: 192 };
