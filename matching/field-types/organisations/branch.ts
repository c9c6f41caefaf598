/**
 * Parts a company name at its branch: "بانک ملت شعبه ونک" is the company "بانک ملت" and the branch "ونک". Branches of one company look
 * alike but are not the same customer. Takes words of comparable text.
 */
export function splitBranch(tokens: readonly string[]): { company: readonly string[]; branch: readonly string[] } {
  const at = tokens.findIndex((token) => branchWords.has(token));
  if (at < 0) return { company: tokens, branch: [] };
  const before = tokens.slice(0, at);
  const after = tokens.slice(at + 1);
  if (before.length === 0) return { company: tokens, branch: [] };
  // English names the place first: "Alborz Trading Tehran Branch".
  if (after.length === 0) {
    return before.length < 2
      ? { company: before, branch: [tokens[at]!] }
      : { company: before.slice(0, -1), branch: before.slice(-1) };
  }
  return { company: before, branch: after };
}

const branchWords: ReadonlySet<string> = new Set('شعبه شعب نمایندگی branch shobe shobeh office دفتر agency'.split(' '));
