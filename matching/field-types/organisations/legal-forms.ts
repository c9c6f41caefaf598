/**
 * Drops words that name a legal form (سهامی خاص, با مسئولیت محدود, LLC, GmbH) or only say that this is a company (شرکت, Company).
 * Takes words of comparable text. When nothing else is there, the words stay.
 */
export function withoutLegalForms(tokens: readonly string[]): readonly string[] {
  const kept: string[] = [];
  for (let i = startsWithCompany(tokens) ? 1 : 0; i < tokens.length; i++) {
    const phrase = phraseLength(tokens, i);
    if (phrase > 0) i += phrase - 1;
    else if (!isLegalWord(tokens, i)) kept.push(tokens[i]!);
  }
  return kept.length === 0 ? tokens : kept;
}

/** True when one of the words is a legal form or says that this is a company. */
export function hasLegalForm(tokens: readonly string[]): boolean {
  return tokens.some((token, i) => (legalWords.has(token) ? !ambiguous.has(token) : phraseLength(tokens, i) > 0));
}

/** Ambiguous forms count at the end only: "Spa Tehran" keeps its first word, "Acme SpA" loses its last. */
function isLegalWord(tokens: readonly string[], at: number): boolean {
  const token = tokens[at]!;
  return legalWords.has(token) && (!ambiguous.has(token) || tokens.slice(at).every((word) => legalWords.has(word)));
}

/** «ش.» before a name is short for شرکت. */
export function startsWithCompany(tokens: readonly string[]): boolean {
  return tokens[0] === 'ش' && tokens.length > 1;
}

function phraseLength(tokens: readonly string[], at: number): number {
  const candidates = phrasesByFirst.get(tokens[at]!);
  if (candidates === undefined) return 0;
  const found = candidates.find((phrase) => phrase.every((word, i) => tokens[at + i] === word));
  return found?.length ?? 0;
}

const legalWords: ReadonlySet<string> = new Set(
  (
    'شرکت موسسه تعاونی تضامنی مسوولیتمحدود سهامیخاص سهامیعام ' +
    'company co corp corporation inc incorporated ltd limited llc llp lp plc pjs pjsc psc jsc gmbh ag kg kgaa ohg ug sarl sas sa spa srl ' +
    'bv nv oy oyj ab aps asa pte pty sdn bhd fze fzco fzc dmcc wll kft zrt sro doo sprl bvba ltda eurl sasu snc gbr mbh sherkat moasese taavoni'
  ).split(' '),
);

/** Legal forms that are ordinary short words or initials elsewhere: alone they do not make an organisation. */
const ambiguous: ReadonlySet<string> = new Set('ag kg sa ab as spa lp co ug bv nv oy sas psc'.split(' '));

/** Longest first; و and the like are parts of the phrase only. */
const phrases: readonly (readonly string[])[] = [
  'با مسیولیت محدود',
  'با مسولیت محدود',
  'با مسوولیت محدود',
  'مسیولیت محدود',
  'مسولیت محدود',
  'مسوولیت محدود',
  'سهامی خاص',
  'سهامی عام',
  'سهامی',
  'م م',
  'س خ',
  'limited liability company',
  'private joint stock',
  'public joint stock',
  'joint stock',
  'l l c',
  'l l p',
  's r o',
  'd o o',
  'sp z o o',
  's a r l',
  's p a',
  's a s',
  's r l',
  's a',
  'b v',
  'n v',
  'p j s',
  'p l c',
  'private limited',
  'pvt ltd',
  'pvt',
].map((phrase) => phrase.split(' '));

const phrasesByFirst = new Map<string, (readonly string[])[]>();
for (const phrase of phrases) {
  const known = phrasesByFirst.get(phrase[0]!) ?? [];
  known.push(phrase);
  phrasesByFirst.set(phrase[0]!, known);
}
