import type { Evidence, FieldEvidence } from '../evidence.ts';
import type { FieldTypeName } from '../field-types/field-type.ts';
import type { Profile } from '../profile.ts';
import { labelOf, typeOf } from './field-labels.ts';
import { inBits, type Language, type Words } from './language.ts';
import { levelWords } from './level-words.ts';

/** What one comparison says, in a sentence with its bits: `Family name: the same, but very common here (+4.0 bits)`. */
export function describeComparison(
  comparison: FieldEvidence,
  evidence: Evidence,
  profile: Profile,
  language: Language,
): string {
  const label = labelOf(profile, comparison.field)[language];
  const words = wordsOfComparison(comparison, evidence, profile)[language];
  return `${label}: ${words} (${inBits(comparison.bits, language)})`;
}

/** The level of a comparison in words, and what makes it weigh as it does: `the same, but very common here`. */
export function wordsOfComparison(comparison: FieldEvidence, evidence: Evidence, profile: Profile): Words {
  const { level } = comparison;
  const words = levelWords[level] ?? { en: level.replaceAll('_', ' '), fa: level.replaceAll('_', ' ') };
  const remark = remarkOn(comparison, evidence, profile) ?? { en: '', fa: '' };
  return { en: words.en + remark.en, fa: words.fa + remark.fa };
}

/** From this relative frequency on a value is common, or very common; identifiers and contacts that weigh anything never are. */
const COMMON = 0.001;
const VERY_COMMON = 0.01;

/** Agreement on a rare value that weighs less than this is shared by whoever lives or works together. */
const SHARED_BITS = 5;

/** Disagreement up to this many bits is what one customer may show as well. */
const MILD_BITS = 3;

function remarkOn(comparison: FieldEvidence, evidence: Evidence, profile: Profile): Words | null {
  const type = typeOf(profile, comparison.field);
  const about = type === undefined ? 'else' : aboutOf[type];
  if (comparison.bits === 0) return { en: ', which says nothing here', fa: ' و این‌جا چیزی را نشان نمی‌دهد' };
  return comparison.bits > 0
    ? remarkOnAgreement(comparison, about)
    : remarkOnDifference(comparison, about, evidence, profile);
}

function remarkOnAgreement({ bits, frequency }: FieldEvidence, about: About): Words | null {
  if (frequency === undefined) return null;
  if (about !== 'contact' && about !== 'identifier') {
    if (frequency >= VERY_COMMON) return { en: ', but very common here', fa: '، ولی این‌جا بسیار رایج است' };
    if (frequency >= COMMON) return { en: ', but common here', fa: '، ولی این‌جا رایج است' };
  }
  if (bits >= SHARED_BITS) return { en: ', and few records share it', fa: ' و رکوردهای کمی آن را دارند' };
  if (isSharable(about)) {
    return { en: ', but one household or office shares it', fa: '، ولی افراد یک خانه یا دفتر هم در آن شریک‌اند' };
  }
  return null;
}

function remarkOnDifference({ bits }: FieldEvidence, about: About, evidence: Evidence, profile: Profile): Words | null {
  if (about === 'person' && restIsShared(evidence, profile)) {
    return {
      en: '; two people at one address share all the rest',
      fa: '؛ دو نفر در یک نشانی در بقیه شریک‌اند',
    };
  }
  if (bits < -MILD_BITS) return null;
  if (about === 'place') return { en: ', but customers move', fa: '، ولی مشتری‌ها جابه‌جا می‌شوند' };
  if (about === 'contact') return { en: ', but many have more than one', fa: '، ولی بسیاری بیش از یکی دارند' };
  return null;
}

/** True when something agrees, and nothing that two people under one roof would not share. */
function restIsShared({ comparisons }: Evidence, profile: Profile): boolean {
  const agreeing = comparisons.filter(({ bits }) => bits > 0).map(({ field }) => typeOf(profile, field));
  return agreeing.length > 0 && agreeing.every((type) => type !== undefined && isSharable(aboutOf[type]));
}

/** What people under one roof share. */
function isSharable(about: About): boolean {
  return about === 'place' || about === 'contact' || about === 'family';
}

type About = 'person' | 'family' | 'contact' | 'place' | 'identifier' | 'else';

const aboutOf: Readonly<Record<FieldTypeName, About>> = {
  person_name: 'person',
  given_name: 'person',
  family_name: 'family',
  organisation_name: 'else',
  email: 'contact',
  phone: 'contact',
  national_id: 'identifier',
  company_id: 'identifier',
  tax_code: 'identifier',
  date: 'else',
  address: 'place',
  city: 'place',
  province: 'place',
  postcode: 'place',
  amount: 'else',
  category: 'else',
  text: 'else',
};
