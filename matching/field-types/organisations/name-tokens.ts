import { tokensOf } from '../../text/tokens.ts';

/** Words of an organisation name in comparable text that count: conjunctions come and go (کشت و صنعت, oil & gas, University of Tehran). */
export function nameTokens(comparable: string): readonly string[] {
  return tokensOf(comparable).filter((token) => !conjunctions.has(token));
}

const conjunctions: ReadonlySet<string> = new Set(['و', 'and', 'the', 'va', 'of', 'und', 'et']);
