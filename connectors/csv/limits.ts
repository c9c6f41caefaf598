/** Bytes taken on at a time: what is made of their rows is short-lived, and larger ones outlive the cheap collection of garbage. */
export const chunkBytes = 64 * 1024;

/** Bytes asked of the system at a time: each time costs a change of threads. */
export const readBytes = 1024 * 1024;

/** Longest row, in UTF-8 bytes. Longer ones are rejected; memory stays bounded by a few of these. */
export const maxRowBytes = 1024 * 1024;

/** Most columns of a header: as many as a worksheet has. */
export const maxColumns = 16_384;

/** Start of a file from which format, dialect and header are told: room for the longest allowed row, in UTF-16 too. */
export const sampleBytes = 2 * maxRowBytes + 256 * 1024;

/** Rejected text kept for people, in characters. */
export const maxRejectValue = 1_000;
