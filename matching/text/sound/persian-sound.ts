import { isDigit, persianVowel, type Sound } from './sound.ts';

/** Sound of one Persian word in comparable text (see `comparableText`). Characters of other scripts are passed over. */
export function persianSound(word: string): Sound {
  const end = silentEnd(word);
  const maqsura = saidWithA.has(word);
  let consonants = '';
  const slots = [0];
  for (let i = 0; i < end; i++) {
    const letter = word[i]!;
    const vowel = maqsura && i === end - 1 ? persianVowel.a : vowelAt(word, i);
    if (vowel !== undefined) {
      slots[slots.length - 1] = slots[slots.length - 1]! | vowel;
      continue;
    }
    const consonant = isDigit(letter) ? letter : consonantOf[letter];
    if (consonant === undefined) continue;
    // Persian writes a doubled consonant once; only الله has it twice, and compounds such as امیررضا, which Latin spelling joins.
    if (letter === word[i - 1] && (word[i + 1] === 'ه' || word.startsWith('امیرر'))) continue;
    consonants += consonant;
    slots.push(0);
  }
  if (end < word.length) {
    const vowel = word[end] === 'ه' ? (saidWithE.has(word) ? persianVowel.onlyE : persianVowel.e) : persianVowel.any;
    slots[slots.length - 1] = slots[slots.length - 1]! | vowel;
  }
  return { script: 'arabic', consonants, slots };
}

/** Final ه is a short vowel (فاطمه) or too weak to be romanised reliably (فرح, شکوه). */
function silentEnd(word: string): number {
  const last = word[word.length - 1];
  return word.length > 1 && (last === 'ه' || last === 'ح') ? word.length - 1 : word.length;
}

function vowelAt(word: string, i: number): number | undefined {
  switch (word[i]) {
    case 'ا':
      if (i === 0) return persianVowel.any;
      return isArticle(word, i) ? 0 : persianVowel.a;
    case 'ع':
      return i === 0 ? persianVowel.any : 0;
    case 'ی':
      return persianVowel.i;
    case 'و':
      // Silent in most words with خوا (خواجه is said khâje), but not in all (اخوان is said akhavân).
      return word[i - 1] === 'خ' && word[i + 1] === 'ا' ? persianVowel.maybeU : persianVowel.u;
    default:
      return undefined;
  }
}

/** The article in عبدالرحمن and نورالدین is said with a short vowel. */
function isArticle(word: string, i: number): boolean {
  return (i === 3 && word.startsWith('عبدال')) || (i === word.length - 5 && word.endsWith('الدین'));
}

/** Names whose final ی is said â. */
const saidWithA: ReadonlySet<string> = new Set(
  'مرتضی مصطفی مجتبی موسی عیسی یحیی کبری صغری هدی طوبی بشری سلمی ضحی عظمی علیمرتضی محمدمصطفی محمدمجتبی محمدمرتضی غلاممصطفی'.split(
    ' ',
  ),
);

/** Names with a final ه beside which the same name with a final ا is a name of its own: Zohreh and Zahra. */
const saidWithE: ReadonlySet<string> = new Set(['زهره', 'ساره', 'هدیه', 'مینه']);

const consonantOf: Readonly<Record<string, string>> = {
  ب: 'b',
  پ: 'p',
  ت: 't',
  ط: 't',
  ث: 's',
  س: 's',
  ص: 's',
  ج: 'j',
  ژ: 'j',
  چ: 'c',
  ح: 'h',
  ه: 'h',
  خ: 'x',
  د: 'd',
  ذ: 'z',
  ز: 'z',
  ض: 'z',
  ظ: 'z',
  ر: 'r',
  ش: 'S',
  غ: 'g',
  ق: 'g',
  ف: 'f',
  ک: 'k',
  گ: 'g',
  ل: 'l',
  م: 'm',
  ن: 'n',
};
