import type { Evidence, PairRelation } from '../evidence.ts';
import type { Profile } from '../profile.ts';
import { describeComparison } from './describe-comparison.ts';
import { describeConflict } from './describe-conflict.ts';
import { inBits, inPercent, type Language, type Words } from './language.ts';
import { strongestFirst } from './waterfall.ts';

/**
 * Evidence as plain sentences, the strongest first: what speaks for and against one customer, what keeps the two apart
 * whatever the rest says, the sum, and what the two most likely are to each other. Holds no values of the records.
 */
export function describeEvidence(evidence: Evidence, profile: Profile, language: Language): string[] {
  return [
    ...strongestFirst(evidence).map((comparison) => describeComparison(comparison, evidence, profile, language)),
    ...(evidence.hardConflict === null ? [] : [describeConflict(evidence.hardConflict, profile, language)]),
    ...describeSum(evidence, language),
  ];
}

/** The last of these sentences: the sum, and what the two most likely are to each other. */
export function describeSum(evidence: Evidence, language: Language): string[] {
  const relation = mostLikely(evidence);
  return [sumWords(evidence, language), ...(relation === null ? [] : [relationWords[relation][language]])];
}

function sumWords({ prior, weight, probability }: Evidence, language: Language): string {
  const percent = inPercent(probability, language);
  return language === 'en'
    ? `Any two records start at ${inBits(prior, language)}; with all of the above ${inBits(weight, language)}, a probability of ${percent}.`
    : `هر دو رکورد از ${inBits(prior, language)} آغاز می‌کنند؛ با همه‌ی موارد بالا ${inBits(weight, language)}، یعنی احتمال ${percent}.`;
}

/** The relation that is more likely than all others together, if there is one. */
function mostLikely({ classes = [] }: Evidence): PairRelation | null {
  return classes.find(({ probability }) => probability > 0.5)?.relation ?? null;
}

const relationWords: Readonly<Record<PairRelation, Words>> = {
  same: { en: 'Most likely one customer.', fa: 'به احتمال زیاد یک مشتری‌اند.' },
  moved: {
    en: 'Most likely one customer who moved.',
    fa: 'به احتمال زیاد یک مشتری‌اند که جابه‌جا شده است.',
  },
  household: {
    en: 'Most likely one household or office, not one customer.',
    fa: 'به احتمال زیاد از یک خانه یا یک دفترند، نه یک مشتری.',
  },
  unrelated: {
    en: 'Most likely two customers who have nothing to do with each other.',
    fa: 'به احتمال زیاد دو مشتری بی‌ارتباط‌اند.',
  },
};
