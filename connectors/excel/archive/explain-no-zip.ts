import { open } from 'node:fs/promises';
import { YektaError } from '../../../config/errors/yekta-error.ts';
import { isEncryptedPackage, isOle2 } from './ole2.ts';

const saveAsXlsx = 'Open it in a spreadsheet program and save it as .xlsx.';

/** Says what a file is that is not a whole zip, from its first bytes; null when they cannot be read. */
export async function explainNoZip(path: string): Promise<YektaError | null> {
  const file = await open(path).catch(() => null);
  if (file === null) return null;
  try {
    const head = Buffer.alloc(512);
    const { bytesRead } = await file.read(head, 0, head.length, 0);
    const start = head.subarray(0, bytesRead);
    if (bytesRead === 0) return new YektaError('file.empty', 'The file has no content.');
    if (isOle2(start)) return (await isEncryptedPackage(file, start)) ? encrypted() : notXlsx('an old .xls workbook');
    if (start.subarray(0, 2).toString('latin1') === 'PK') return truncated();
    if (/^\s*</.test(start.toString('utf8').replace('\uFEFF', '')))
      return notXlsx('a web page or XML with the name of a workbook');
    return notXlsx('no workbook at all');
  } catch {
    return null;
  } finally {
    await file.close();
  }
}

const notXlsx = (what: string): YektaError =>
  new YektaError('file.not_this_format', `The file is not an .xlsx workbook but ${what}.`, { remedy: saveAsXlsx });

const encrypted = (): YektaError =>
  new YektaError('file.encrypted', 'The workbook is protected by a password.', {
    remedy: 'Open it with its password, remove the password and save it again.',
  });

const truncated = (): YektaError =>
  new YektaError('file.truncated', 'The file ends before its content is complete.', {
    remedy: 'Get the file again from where it came.',
  });
