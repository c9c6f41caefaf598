/** A row whose cells hold nothing but white space, or the character that ended files under DOS. */
export function isBlankRow(cells: readonly string[]): boolean {
  for (const cell of cells) {
    if (cell !== '' && cell !== '\x1a' && cell.trim() !== '') return false;
  }
  return true;
}
