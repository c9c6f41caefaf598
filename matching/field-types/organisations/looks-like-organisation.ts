import { canonicalText } from '../../text/canonical-text.ts';
import { comparableText } from '../../text/comparable-text.ts';
import { tokensOf } from '../../text/tokens.ts';
import { hasLegalForm, startsWithCompany } from './legal-forms.ts';

/** True when a name holds a legal form or a word that organisations, and hardly any person, have in their names. */
export function looksLikeOrganisation(text: string): boolean {
  const tokens = tokensOf(comparableText(canonicalText(text)));
  if (tokens.length > 1 && (hasLegalForm(tokens) || startsWithCompany(tokens))) return true;
  if (tokens.length > 1 && companyEndings.has(tokens[tokens.length - 1]!)) return true;
  return tokens.some((token) => organisationWords.has(token));
}

/** Ambiguous words that mean a company at the end of a name. */
const companyEndings: ReadonlySet<string> = new Set('co sa ag bv nv kg'.split(' '));

const organisationWords: ReadonlySet<string> = new Set(
  (
    'شرکت موسسه تعاونی سازمان بانک بیمه دانشگاه دانشکده بیمارستان درمانگاه کلینیک داروخانه ازمایشگاه فروشگاه فروشگاههای هایپرمارکت سوپرمارکت کارخانه ' +
    'کارخانجات کارگاه گروه هلدینگ صنایع صنعتی بازرگانی تولیدی مهندسین خدماتی شهرداری فرمانداری استانداری وزارت وزارتخانه اداره دبیرستان دبستان ' +
    'مدرسه اموزشگاه پژوهشگاه پژوهشکده رستوران هتل اژانس نمایندگی شعبه مجتمع انتشارات چاپخانه باشگاه انجمن اتحادیه بنیاد صندوق پتروشیمی پالایشگاه ' +
    'نیروگاه حملونقل باربری پخش بازرگانان دفتر مرکز نمایشگاه ' +
    'company corporation holding holdings group bank insurance university college hospital clinic pharmacy laboratory store stores supermarket hypermarket factory ' +
    'industries industrial industry trading engineering services ministry municipality school institute restaurant hotel agency branch foundation association ' +
    'petrochemical refinery logistics solutions technologies enterprises international office'
  ).split(' '),
);
