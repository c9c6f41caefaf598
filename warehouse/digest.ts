import { hash } from 'node:crypto';

/** 128 bits of SHA-256 as 32 hex characters: what the uuid columns of digests hold. */
export const digest = (content: string | Uint8Array): string => hash('sha256', content, 'hex').slice(0, 32);
