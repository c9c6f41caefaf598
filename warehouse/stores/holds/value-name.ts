import { digest } from '../../digest.ts';

/** Names a value of a field without telling it. */
export const nameOfValue = (field: string, key: string): string => `${field} ${digest(JSON.stringify([field, key]))}`;
