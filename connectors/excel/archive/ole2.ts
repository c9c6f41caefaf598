import type { FileHandle } from 'node:fs/promises';

const signature = Buffer.from('d0cf11e0a1b11ae1', 'hex');
const encryptedPackage = Buffer.from('EncryptedPackage', 'utf16le');
const directoryEntrySize = 128;
/** An encrypted package has about ten directory entries; an old workbook with many macros has hundreds. */
const mostDirectorySectors = 64;

/** An OLE2 compound file: an old .xls workbook, or an .xlsx inside an encrypted container. */
export const isOle2 = (head: Buffer): boolean => head.subarray(0, 8).equals(signature);

/**
 * Whether the directory of a compound file names an encrypted package, as in [MS-OFFCRYPTO] 2.3.4.
 * Layout of header, sector chain and directory entries: [MS-CFB] 2.2, 2.3, 2.6.
 */
export async function isEncryptedPackage(file: FileHandle, head: Buffer): Promise<boolean> {
  if (head.length < 512) return false;
  const sectorSize = 1 << Math.min(head.readUInt16LE(30), 12);
  const sector = Buffer.alloc(sectorSize);
  let at = head.readUInt32LE(48);
  for (let count = 0; count < mostDirectorySectors; count += 1) {
    const { bytesRead } = await file.read(sector, 0, sectorSize, (at + 1) * sectorSize);
    for (let entry = 0; entry + directoryEntrySize <= bytesRead; entry += directoryEntrySize) {
      if (sector.subarray(entry, entry + encryptedPackage.length).equals(encryptedPackage)) return true;
    }
    const table = Math.floor(at / (sectorSize / 4));
    if (bytesRead < sectorSize || table >= 109) return false;
    const tableSector = head.readUInt32LE(76 + 4 * table);
    const next = Buffer.alloc(4);
    await file.read(next, 0, 4, (tableSector + 1) * sectorSize + 4 * (at % (sectorSize / 4)));
    at = next.readUInt32LE(0);
    if (at >= 0xfffffffa) return false;
  }
  return false;
}
