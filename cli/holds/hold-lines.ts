import { isolated } from '../../matching/explain/language.ts';
import type { Profile } from '../../matching/profile.ts';
import { formatDay } from '../why/format-day.ts';
import type { WhyStyle } from '../why/style.ts';
import { blamedName, type HoldView } from './hold-view.ts';
import { extentOfHold, holdWords, reasonOfHold } from './hold-words.ts';

/** Names of records that are shown. */
const NAMES = 5;

/** One hold for people: what is to blame, why it is held, how much of it there is, and some of its records. */
export function holdLines(view: HoldView, profile: Profile, style: WhyStyle): readonly string[] {
  const { hold, records } = view;
  const { language } = style;
  const extent = extentOfHold(hold, language);
  const names = records.slice(0, NAMES).map((name) => isolated(name, language));
  const listing = [...names, ...(records.length > NAMES ? ['…'] : [])].join(language === 'en' ? ', ' : '، ');
  return [
    [
      `#${hold.id}`,
      blamedName(view, profile, language),
      holdWords.since(formatDay(hold.openedAt, style))[language],
    ].join('  '),
    ...[
      reasonOfHold(hold, language),
      ...(extent === null ? [] : [extent]),
      ...(records.length === 0 ? [] : [holdWords.records(listing)[language]]),
      ...(hold.released === null ? [] : [holdWords.released(hold.released)[language]]),
    ].map((line) => `  ${line}`),
  ];
}
