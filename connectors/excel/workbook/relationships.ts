import { posix } from 'node:path';
import type { Archive } from '../archive/archive.ts';
import { partName } from '../archive/archive.ts';
import { attribute } from '../xml/attribute.ts';
import { scanElements } from '../xml/scan-part.ts';

/** A link from one part of the package to another. */
export interface Relationship {
  readonly id: string;
  /**
   * Last part of the type: `worksheet`, `sharedStrings`... The same in the transitional and the strict variant of the
   * format.
   */
  readonly type: string;
  /** Canonical name of the part that it leads to. */
  readonly part: string;
}

/** Relationships of a part (`''`: of the package), links to other files left out; empty when it has none. */
export async function readRelationships(
  archive: Archive,
  part: string,
  signal: AbortSignal,
): Promise<readonly Relationship[]> {
  const folder = posix.dirname(part);
  const source = partName(posix.join(folder, '_rels', `${posix.basename(part)}.rels`));
  if (!archive.entries.has(source)) return [];
  const relationships: Relationship[] = [];
  const open = (name: string, attributes: string): void => {
    if (name !== 'Relationship' || attribute(attributes, 'TargetMode') === 'External') return;
    const target = attribute(attributes, 'Target') ?? '';
    relationships.push({
      id: attribute(attributes, 'Id') ?? '',
      type: posix.basename(attribute(attributes, 'Type') ?? ''),
      part: resolveTarget(archive, folder, target),
    });
  };
  await scanElements(archive, source, open, signal);
  return relationships;
}

/** Targets are relative to the folder of the part, or start from the package root; some writers percent-encode them. */
function resolveTarget(archive: Archive, folder: string, target: string): string {
  const plain = target.replaceAll('\\', '/');
  const part = partName(plain.startsWith('/') ? posix.normalize(plain) : posix.join(folder, plain));
  return archive.entries.has(part) ? part : percentDecoded(part);
}

function percentDecoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
