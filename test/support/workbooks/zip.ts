import { crc32, deflateRawSync } from 'node:zlib';

/** A file in a zip, and what its headers say when that differs from the truth. */
export interface ZipPart {
  readonly name: string;
  readonly content: string | Uint8Array;
  /** 8 deflates (the default), 0 stores; any other number stores under a false name. */
  readonly method?: number;
  /** General purpose bit flag; bit 0 says encrypted. */
  readonly flags?: number;
  /** Stated instead of the true ones. */
  readonly size?: number;
  readonly crc?: number;
  /** Already packed content, when the caller has made it. */
  readonly packed?: Uint8Array;
}

/** Writes a zip file as PKWARE's APPNOTE describes it, with whatever lies the parts ask for. */
export function zip(parts: readonly ZipPart[]): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const part of parts) {
    const { local, central } = entry(part, offset);
    locals.push(local);
    directory.push(central);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, central, end]);
}

function entry(part: ZipPart, offset: number): { readonly local: Buffer; readonly central: Buffer } {
  const content = Buffer.from(part.content);
  const method = part.method ?? 8;
  const packed = Buffer.from(part.packed ?? (method === 8 ? deflateRawSync(content) : content));
  const name = Buffer.from(part.name);
  const common = Buffer.alloc(26);
  common.writeUInt16LE(20, 0);
  common.writeUInt16LE(part.flags ?? 0x800, 2);
  common.writeUInt16LE(method, 4);
  common.writeUInt32LE(part.crc ?? crc32(content), 10);
  common.writeUInt32LE(packed.length, 14);
  common.writeUInt32LE(part.size ?? content.length, 18);
  common.writeUInt16LE(name.length, 22);
  const local = Buffer.concat([Buffer.from('504b0304', 'hex'), common, name, packed]);
  const place = Buffer.alloc(14);
  place.writeUInt32LE(offset, 10);
  const central = Buffer.concat([Buffer.from('504b01021400', 'hex'), common, place, name]);
  return { local, central };
}
