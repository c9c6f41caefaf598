const most = 10;

/** Items of a note with commas; of many only the first. */
export const listed = (items: readonly string[]): string =>
  items.slice(0, most).join(', ') + (items.length > most ? ` and ${items.length - most} more` : '');
