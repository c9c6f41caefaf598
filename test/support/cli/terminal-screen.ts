/** What a terminal shows after a program wrote to it: lines that wrap at a width, and the control sequences that Yekta uses. */
export function terminalScreen(written: string, width: number): readonly string[] {
  const rows: string[][] = [[]];
  let row = 0;
  let column = 0;
  const down = () => {
    row += 1;
    if (rows.length <= row) rows.push([]);
  };
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control sequences are what a terminal obeys
  for (const [token, count, command] of written.matchAll(/\u001B\[(\d*)([A-Z])|./gsu)) {
    if (command === 'A') row = Math.max(0, row - Number(count || 1));
    else if (command === 'K') rows[row]!.splice(column);
    else if (command === 'J') {
      rows[row]!.splice(column);
      rows.splice(row + 1);
    } else if (command !== undefined) throw new Error(`The terminal does not know ${JSON.stringify(token)}.`);
    else if (token === '\r') column = 0;
    else if (token === '\n') {
      down();
      column = 0;
    } else {
      if (column === width) {
        down();
        column = 0;
      }
      rows[row]![column] = token;
      column += 1;
    }
  }
  return rows.map((cells) => Array.from(cells, (cell) => cell ?? ' ').join(''));
}
