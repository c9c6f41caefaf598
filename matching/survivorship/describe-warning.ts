import { isolated, type Language, listed } from '../explain/language.ts';
import type { Pin } from './decisions.ts';
import type { SurvivorshipWarning } from './warnings.ts';

/** A warning in one sentence. */
export function describeWarning(warning: SurvivorshipWarning, language: Language): string {
  const quoted = (texts: readonly string[]): string =>
    listed(
      [...new Set(texts)].map((text) => isolated(text, language)),
      language,
    );
  const offered = 'offers' in warning ? quoted(warning.offers.map(({ value }) => value)) : '';
  const pinned = 'pin' in warning ? quoted(pinnedTexts(warning.pin, language)) : '';
  switch (warning.kind) {
    case 'pin_agreed':
      return {
        en: `Sources say by now what was pinned (${pinned}): the pin is not needed any more.`,
        fa: `اکنون منابع هم آنچه را سنجاق شده بود (${pinned}) می‌گویند: دیگر به سنجاق نیازی نیست.`,
      }[language];
    case 'pin_contested':
      return {
        en: `Sources say something that nobody said when the value was pinned: ${offered}.`,
        fa: `منابع چیزی می‌گویند که هنگام سنجاق کردن هیچ‌کس نگفته بود: ${offered}.`,
      }[language];
    case 'pin_expired':
      return {
        en: `The pin of ${pinned} has expired: the rules decide again.`,
        fa: `مهلت سنجاق ${pinned} گذشته است: باز قاعده‌ها تعیین می‌کنند.`,
      }[language];
    case 'pin_rejected':
      return {
        en: `The pinned value ${pinned} was rejected later: the rules decide again.`,
        fa: `مقدار سنجاق‌شده‌ی ${pinned} پس از آن رد شده است: باز قاعده‌ها تعیین می‌کنند.`,
      }[language];
    case 'pin_superseded':
      return {
        en: `An earlier pin of ${pinned} is not in force: a later one counts.`,
        fa: `سنجاق پیشین ${pinned} به کار نمی‌رود: سنجاق تازه‌تری هست.`,
      }[language];
    case 'unlisted_value':
      return {
        en: `The rule most_restrictive does not list ${offered}; it counts as more restrictive than all but the first.`,
        fa: `قاعده‌ی ${isolated('most_restrictive', language)} مقدار ${offered} را نمی‌شناسد؛ آن را از همه جز نخستین محدودکننده‌تر می‌گیرد.`,
      }[language];
    default:
      return warning satisfies never;
  }
}

/** What a pin says; a pin can say that the field is to stay empty. */
export function pinnedTexts({ values }: Pin, language: Language): readonly string[] {
  return values.length === 0 ? [{ en: '(empty)', fa: '(خالی)' }[language]] : values.map(({ value }) => value);
}
