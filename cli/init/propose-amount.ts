import { fieldType } from '../../matching/field-types/registry.ts';
import { canonicalText } from '../../matching/text/canonical-text.ts';
import { comparableText } from '../../matching/text/comparable-text.ts';
import type { RawText } from '../../pipeline/raw-text.ts';

/** A column of money as a field of the project's own. */
export interface AmountProposal {
  /** Proposed name of the field. */
  readonly field: string;
  /** What people see: the header without its unit. */
  readonly label: string;
  /** The unit that the header names. */
  readonly currency: 'IRR' | 'IRT' | null;
}

const units = [
  { currency: 'IRT', words: ['تومان', 'تومن', 'toman', 'tomans', 'irt'] },
  { currency: 'IRR', words: ['ریال', 'rial', 'rials', 'irr'] },
] as const;

/** Words of headers that tell money, with names for the field; the first that is in the header names it. */
const moneyWords: readonly (readonly [name: string, words: readonly string[]])[] = [
  ['average_order', ['میانگین', 'متوسط', 'average']],
  ['credit_limit', ['اعتبار', 'سقف', 'limit']],
  ['balance', ['مانده', 'balance']],
  ['debt', ['بدهی', 'بدهکار', 'debt', 'debit']],
  ['credit', ['بستانکار', 'طلب', 'credit']],
  ['purchases', ['خرید', 'purchase', 'purchases']],
  ['sales', ['فروش', 'sales', 'revenue']],
  ['turnover', ['گردش', 'turnover']],
  ['paid', ['پرداخت', 'پرداختی', 'دریافتی', 'paid', 'payment', 'payments']],
  ['amount', ['مبلغ', 'جمع', 'قیمت', 'amount', 'total', 'price']],
];

/** Share of the filled samples that have to be amounts; a header that names a unit has to be right less often. */
const CONVINCING = 0.8;

/** Proposes a field for a column whose header speaks of money and whose values are amounts. */
export function proposeAmount(header: string, texts: readonly RawText[]): AmountProposal | null {
  const words = comparableText(canonicalText(header)).split(' ');
  const has = (list: readonly string[]) => list.some((word) => words.includes(comparableText(word)));
  const currency = units.find((unit) => has(unit.words))?.currency ?? null;
  const named = moneyWords.find(([, list]) => has(list))?.[0] ?? null;
  if ((currency === null && named === null) || !areAmounts(texts)) return null;
  return { field: named ?? 'amount', label: labelOf(header), currency };
}

function areAmounts(texts: readonly RawText[]): boolean {
  const { clean } = fieldType('amount');
  const context = { country: '', currency: 'IRR', dateFormat: null, wasNumber: false };
  const valid = texts.filter(({ text, wasDate }) => !wasDate && clean(text.trim(), context)[0]?.status === 'valid');
  return texts.length > 0 && valid.length >= CONVINCING * texts.length;
}

const unitWord = new RegExp(
  `[(\\[،,-]?\\s*(?:به\\s+)?(?:${units.flatMap(({ words }) => words).join('|')})\\s*[)\\]]?$`,
  'iu',
);

function labelOf(header: string): string {
  const text = header.replace(/\s+/g, ' ').trim();
  return text.replace(unitWord, '').trim() || text;
}
