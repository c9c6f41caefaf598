import type { Random } from '../random.ts';
import { weightedPicker } from '../random.ts';
import { familyEndings, familyNames, familyStems, familyTails } from '../words/family-names.ts';
import { femaleNames } from '../words/female-names.ts';
import { maleNames } from '../words/male-names.ts';
import type { Word } from '../words/word.ts';

/** Frequencies fall with the rank, as those of real names do. */
const byRank = (_word: Word, rank: number): number => 1 / (rank + 8);
const pickMale = weightedPicker(maleNames, byRank);
const pickFemale = weightedPicker(femaleNames, byRank);
const pickListedFamily = weightedPicker(familyNames, (_word, rank) => 1 / (rank + 25));

export const pickGiven = (random: Random, gender: 'male' | 'female'): Word =>
  gender === 'male' ? pickMale(random) : pickFemale(random);

/** Names that every town has several bearers of. */
const namesakes = {
  male: { given: maleNames.slice(0, 3), family: familyNames.slice(0, 2) },
  female: { given: femaleNames.slice(0, 2), family: familyNames.slice(0, 2) },
};

/** One of the very common full names (محمد محمدی), so that different people of one name live in one city at any size. */
export const pickNamesake = (random: Random, gender: 'male' | 'female'): { given: Word; family: Word } => ({
  given: random.pick(namesakes[gender].given),
  family: random.pick(namesakes[gender].family),
});

/** Three quarters of all people bear a listed name; the long tail is made of stems, endings and places of origin. */
export function pickFamily(random: Random): Word {
  const roll = random.next();
  if (roll < 0.74) return pickListedFamily(random);
  const listed = pickListedFamily(random);
  if (roll < 0.9) return join(random.pick(familyStems), random.pick(familyEndings), '+');
  return join(listed, random.pick(familyTails), ' ');
}

const join = (left: Word, right: Word, joint: '+' | ' '): Word => ({
  persian: left.persian + joint + right.persian,
  latin: left.latin + joint + right.latin,
});
