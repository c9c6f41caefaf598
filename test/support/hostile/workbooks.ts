import type { HostileFile } from './hostile-file.ts';
import { hostileContainers } from './workbooks/containers.ts';
import { hostileParts } from './workbooks/parts.ts';
import { hostileSheets } from './workbooks/sheets.ts';

/** Workbooks that are broken or malicious on purpose, as files, as XML and as tables; made when asked for, never stored. */
export const hostileWorkbooks: readonly HostileFile[] = [...hostileContainers, ...hostileParts, ...hostileSheets];
