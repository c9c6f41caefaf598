import type { Language } from '../../matching/explain/language.ts';

/** For whom the story of a field is told. */
export interface WhyStyle {
  readonly language: Language;
  /** IANA name; days begin there. */
  readonly timeZone: string;
}
