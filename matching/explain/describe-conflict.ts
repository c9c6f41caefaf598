import type { HardConflict } from '../evidence.ts';
import type { Profile } from '../profile.ts';
import { labelOf } from './field-labels.ts';
import type { Language } from './language.ts';

/** Why two records never join by themselves, in a sentence. */
export function describeConflict({ reason, field }: HardConflict, profile: Profile, language: Language): string {
  switch (reason) {
    case 'unique_identifier': {
      const label = field === undefined ? '' : labelOf(profile, field)[language];
      return {
        en: `${label}: both are valid and they differ, so the two never join by themselves.`,
        fa: `${label}: هر دو معتبر و متفاوت‌اند؛ این دو هرگز خودبه‌خود یکی نمی‌شوند.`,
      }[language];
    }
    case 'party_kind':
      return {
        en: 'One is a person and the other an organisation, so the two never join by themselves.',
        fa: 'یکی شخص و دیگری سازمان است؛ این دو هرگز خودبه‌خود یکی نمی‌شوند.',
      }[language];
    case 'duplicate_free_source':
      return {
        en: 'Both come from one source that promises no duplicates, so the two never join by themselves.',
        fa: 'هر دو از منبعی بدون تکرار آمده‌اند؛ این دو هرگز خودبه‌خود یکی نمی‌شوند.',
      }[language];
    case 'cannot_link':
      return {
        en: 'A person decided that the two are different customers.',
        fa: 'یک نفر تصمیم گرفته است که این دو مشتری متفاوت‌اند.',
      }[language];
    default:
      return reason satisfies never;
  }
}
