export type Script = 'arabic' | 'latin' | 'other';

/** Script of the first letter of a comparable text; Persian is written in the Arabic script. */
export function scriptOf(comparable: string): Script {
  for (let i = 0; i < comparable.length; i++) {
    const unit = comparable.charCodeAt(i);
    if (unit >= 0x61 && unit <= 0x7a) return 'latin';
    if (unit >= 0x0620 && unit <= 0x06d3) return 'arabic';
    if (unit > 0x2fff) return 'other';
  }
  return 'other';
}
