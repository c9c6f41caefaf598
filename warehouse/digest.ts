import { hash } from 'node:crypto';

/** 128 bits of SHA-256 as 32 hex characters: what the uuid columns of digests hold. */
export const digest = (text: string): string => hash('sha256', text, 'hex').slice(0, 32);
