import type { Evidence } from '../evidence.ts';
import type { RecordId } from '../ids.ts';
import type { Profile } from '../profile.ts';
import type { ClusterExplanation, ClusterLink, WeakestLink } from './explain-cluster.ts';
import { fieldInSentence } from './field-labels.ts';
import { counted, inBits, isolated, type Language, listed } from './language.ts';
import { strongestFirst } from './waterfall.ts';

/** Fields named per link; the waterfall of the pair has them all. */
const NAMED_FIELDS = 3;

/**
 * How a cluster holds together, in sentences: the chain in the order of merges, the weakest link, what speaks against.
 *
 * @param nameOf what people call a record, such as `sales:1024`
 */
export function describeCluster(
  { records, chain, weakest, against }: ClusterExplanation,
  profile: Profile,
  language: Language,
  nameOf: (record: RecordId) => string,
): string[] {
  const wording: Wording = {
    language,
    name: (record) => isolated(nameOf(record), language),
    fields: (evidence, keep) =>
      listed(
        strongestFirst(evidence)
          .filter(({ bits }) => keep(bits))
          .slice(0, NAMED_FIELDS)
          .map(({ field }) => fieldInSentence(profile, field, language)),
        language,
      ),
  };
  if (weakest === null) {
    return [{ en: 'The customer has one record only.', fa: 'این مشتری تنها یک رکورد دارد.' }[language]];
  }
  const count = counted(records.length, language);
  return [
    { en: `${count} records are one customer:`, fa: `${count} رکورد یک مشتری‌اند:` }[language],
    ...chain.map((link, index) => `${counted(index + 1, language)}. ${describeLink(link, wording)}`),
    ...describeWeakest(weakest, chain.length, wording),
    describeAgainst(against, wording),
  ];
}

interface Wording {
  readonly language: Language;
  readonly name: (record: RecordId) => string;
  readonly fields: (evidence: Evidence, keep: (bits: number) => boolean) => string;
}

function describeLink({ evidence, byDecision, joined: [left, right] }: ClusterLink, wording: Wording): string {
  const { language, name } = wording;
  const pair = listed([name(evidence.a), name(evidence.b)], language);
  const groups = left.length + right.length > 2 ? groupWords(left, right, wording) : '';
  if (byDecision)
    return { en: `${pair}: a person joined them${groups}.`, fa: `${pair}: یک نفر آن‌ها را یکی کرده است${groups}.` }[
      language
    ];
  const fields = wording.fields(evidence, (bits) => bits > 0);
  const weight = inBits(evidence.weight, language);
  return {
    en: `${pair}: ${weight}${fields === '' ? '' : `, mostly by ${fields}`}${groups}.`,
    fa: `${pair}: ${weight}${fields === '' ? '' : `، بیشتر به‌خاطر ${fields}`}${groups}.`,
  }[language];
}

/** Which groups a link made one, where it is more than the two records. */
function groupWords(left: readonly RecordId[], right: readonly RecordId[], { language, name }: Wording): string {
  const [one, other] = [left, right].map((records) => listed(records.map(name), language));
  return {
    en: `; this brought together ${one} on one side and ${other} on the other`,
    fa: `؛ این پیوند ${one} را از یک سو با ${other} از سوی دیگر یکی کرد`,
  }[language];
}

function describeWeakest({ link, sides, substitute }: WeakestLink, links: number, wording: Wording): readonly string[] {
  const { language, name } = wording;
  if (links === 1 && substitute === null) return [];
  const { a, b, weight } = link.evidence;
  const pair = listed([name(a), name(b)], language);
  const [one, other] = sides.map((records) => listed(records.map(name), language));
  return [
    {
      en: `The weakest link is between ${pair} (${inBits(weight, language)}).`,
      fa: `سست‌ترین پیوند میان ${pair} است (${inBits(weight, language)}).`,
    }[language],
    substitute === null
      ? {
          en: `Without it the customer would part into ${one} on one side and ${other} on the other.`,
          fa: `بدون آن این مشتری دو پاره می‌شود: ${one} در یک سو و ${other} در سوی دیگر.`,
        }[language]
      : {
          en: `Without it ${listed([name(substitute.a), name(substitute.b)], language)} (${inBits(substitute.weight, language)}) would still hold the customer together.`,
          fa: `بدون آن هم ${listed([name(substitute.a), name(substitute.b)], language)} (${inBits(substitute.weight, language)}) این مشتری را یکپارچه نگه می‌دارد.`,
        }[language],
  ];
}

function describeAgainst(against: Evidence | null, wording: Wording): string {
  const { language, name } = wording;
  if (against === null) {
    return { en: 'Nothing speaks against it.', fa: 'چیزی خلاف آن نمی‌گوید.' }[language];
  }
  const pair = listed([name(against.a), name(against.b)], language);
  const fields = wording.fields(against, (bits) => bits < 0);
  const bits = inBits(
    against.comparisons.reduce((sum, comparison) => sum + Math.min(0, comparison.bits), 0),
    language,
  );
  return {
    en: `Most against it: ${pair} differ in ${fields} (${bits}).`,
    fa: `بیشترین نشانه‌ی خلاف: ${pair} در ${fields} تفاوت دارند (${bits}).`,
  }[language];
}
