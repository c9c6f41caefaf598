import { describeEvidence } from '../../matching/explain/describe-evidence.ts';
import { inPercent, isolated, type Language, listed, type Words } from '../../matching/explain/language.ts';
import type { RecordId } from '../../matching/ids.ts';
import type { Profile } from '../../matching/profile.ts';
import type { CandidateCustomer } from '../../pipeline/on-demand/match-on-demand.ts';

export interface MatchStyle {
  readonly language: Language;
  /** Whether the evidence is told, too. */
  readonly evidence: boolean;
  /** `source:key` of a record. */
  readonly nameOf: (record: RecordId) => string;
}

/** The customers that values may be about: for each its id, how probable it is, its records and, if asked for, why. */
export function matchLines(
  candidates: readonly CandidateCustomer[],
  profile: Profile,
  style: MatchStyle,
): readonly string[] {
  if (candidates.length === 0) return [words.nobody[style.language]];
  return candidates.flatMap((candidate) => candidateLines(candidate, profile, style));
}

function candidateLines(
  { customer, verdict, evidence, records }: CandidateCustomer,
  profile: Profile,
  { language, evidence: isTold, nameOf }: MatchStyle,
): readonly string[] {
  const id = customer === null ? words.unpublished[language] : isolated(customer, language);
  const names = listed(
    records.map((record) => isolated(nameOf(record), language)),
    language,
  );
  const sentences = isTold ? describeEvidence(evidence, profile, language) : [];
  return [
    `${id}  ${words[verdict][language]}  ${inPercent(evidence.probability, language)}  ${names}`,
    ...sentences.map((sentence) => `  ${sentence}`),
  ];
}

/** Heads the candidates of one line of a file. */
export function lineHeading(line: number, language: Language): string {
  return language === 'en' ? `line ${line}` : `سطر ${line.toLocaleString('fa', { useGrouping: false })}`;
}

const words = {
  same: { en: 'same', fa: 'همان مشتری' },
  possible: { en: 'possible', fa: 'شاید همان' },
  nobody: { en: 'No customer is like this.', fa: 'هیچ مشتری‌ای شبیه این نیست.' },
  unpublished: { en: '(not published yet)', fa: '(هنوز منتشر نشده)' },
} as const satisfies Record<string, Words>;
