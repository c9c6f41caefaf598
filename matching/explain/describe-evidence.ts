import type { Evidence, HardConflict } from '../evidence.ts';
import type { FieldName } from '../ids.ts';
import type { Profile } from '../profile.ts';
import { levelWords } from './level-words.ts';

export type Language = 'en' | 'fa';

/**
 * Evidence as plain sentences, the strongest first: what speaks for and against one customer, what keeps the two apart
 * whatever the rest says, and the sum. Holds no values of the records.
 */
export function describeEvidence(evidence: Evidence, profile: Profile, language: Language): string[] {
  const labelOf = (name: FieldName): string =>
    profile.fields.find((field) => field.name === name)?.label[language] ?? name;
  const strongestFirst = evidence.comparisons.toSorted((a, b) => Math.abs(b.bits) - Math.abs(a.bits));
  const sentences = strongestFirst.map(({ field, level, bits }) => {
    const words = levelWords[level]?.[language] ?? level.replaceAll('_', ' ');
    return `${labelOf(field)}: ${words} (${inBits(bits, language)})`;
  });
  const conflict = evidence.hardConflict;
  return [
    ...sentences,
    ...(conflict === null ? [] : [conflictWords(conflict, labelOf)[language]]),
    sumWords(evidence, language),
  ];
}

function conflictWords(conflict: HardConflict, labelOf: (name: FieldName) => string): Record<Language, string> {
  switch (conflict.reason) {
    case 'unique_identifier': {
      const label = conflict.field === undefined ? '' : labelOf(conflict.field);
      return {
        en: `${label}: both are valid and they differ, so the two never join by themselves.`,
        fa: `${label}: هر دو معتبر و متفاوت‌اند؛ این دو هرگز خودبه‌خود یکی نمی‌شوند.`,
      };
    }
    case 'party_kind':
      return {
        en: 'One is a person and the other an organisation, so the two never join by themselves.',
        fa: 'یکی شخص و دیگری سازمان است؛ این دو هرگز خودبه‌خود یکی نمی‌شوند.',
      };
    case 'duplicate_free_source':
      return {
        en: 'Both come from one source that promises no duplicates, so the two never join by themselves.',
        fa: 'هر دو از منبعی بدون تکرار آمده‌اند؛ این دو هرگز خودبه‌خود یکی نمی‌شوند.',
      };
    case 'cannot_link':
      return {
        en: 'A person decided that the two are different customers.',
        fa: 'یک نفر تصمیم گرفته است که این دو مشتری متفاوت‌اند.',
      };
    default:
      return conflict.reason satisfies never;
  }
}

function sumWords({ prior, weight, probability }: Evidence, language: Language): string {
  const percent = inPercent(probability, language);
  return language === 'en'
    ? `Any two records start at ${inBits(prior, language)}; with all of the above ${inBits(weight, language)}, a probability of ${percent}.`
    : `هر دو رکورد از ${inBits(prior, language)} آغاز می‌کنند؛ با همه‌ی موارد بالا ${inBits(weight, language)}، یعنی احتمال ${percent}.`;
}

/** `+12.1 bits`, `-3.3 bits`. */
function inBits(bits: number, language: Language): string {
  const text = `${bits < 0 ? '-' : '+'}${Math.abs(bits).toFixed(1)}`;
  return language === 'en' ? `${text} bits` : `${persianDigits(text)} بیت`;
}

/** Never rounds a doubt away: 99.9 % is the most and 0.1 % the least that is shown. */
function inPercent(probability: number, language: Language): string {
  const text = Math.min(99.9, Math.max(0.1, probability * 100)).toFixed(1);
  return language === 'en' ? `${text} %` : `${persianDigits(text)}٪`;
}

/** With the left-to-right mark that keeps the sign in front. */
function persianDigits(text: string): string {
  const digits = text.replace(/\d/g, (digit) => String.fromCharCode(0x06f0 + Number(digit))).replace('.', '٫');
  return `\u200e${digits}`;
}
