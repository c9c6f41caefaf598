/** A fenced block of a Markdown document. */
export interface FencedBlock {
  /** What stands behind the language on the opening fence; empty when nothing does. */
  readonly info: string;
  readonly text: string;
  /** 1-based line of the opening fence. */
  readonly line: number;
}

/** The fenced blocks of one language, in their order. */
export function fencedBlocks(markdown: string, language: string): readonly FencedBlock[] {
  const fences = new RegExp(`^\`\`\`${language}(?: ([^\\n]+))?\\n(.*?)^\`\`\`$`, 'gms');
  return [...markdown.matchAll(fences)].map((match) => ({
    info: match[1] ?? '',
    text: match[2]!,
    line: markdown.slice(0, match.index).split('\n').length,
  }));
}
