import { tokensOf } from '../../text/tokens.ts';

/** Words of an organisation name in comparable text that count: conjunctions come and go (کشت و صنعت, oil and gas). */
export function nameTokens(comparable: string): readonly string[] {
  return tokensOf(comparable).filter((token) => !conjunctions.has(token));
}

const conjunctions: ReadonlySet<string> = new Set(['و', 'and', 'the', 'va']);
