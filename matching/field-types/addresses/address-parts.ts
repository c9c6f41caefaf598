import { boundedMemo } from '../../text/bounded-memo.ts';
import { sortedTokens, tokensOf } from '../../text/tokens.ts';
import { announcesHouse, isAddressFrame } from './address-words.ts';

/** An address taken apart for comparison. */
export interface AddressParts {
  readonly sorted: string;
  /** Words that name places; numbers of streets (خیابان 15) are among them. */
  readonly names: readonly string[];
  /** Number of the house; empty when the address has none. */
  readonly house: string;
  /** Number of the flat; empty when the address has none. */
  readonly unit: string;
}

/** Parts of an address key; analysed once for the many pairs an address takes part in. */
export const addressPartsOf: (key: string) => AddressParts = boundedMemo((key) => {
  const tokens = tokensOf(key);
  const houseAt = numberAfter(tokens, announcesHouse);
  const unitAt = numberAfter(
    tokens,
    (word) => word === 'واحد' || word === 'unit' || word === 'apartment' || word === 'suite',
  );
  const floorAt = numberAfter(tokens, (word) => word === 'طبقه' || word === 'floor');
  // "12 Main Street": English puts the number in front without a word.
  const bare = houseAt < 0 && tokens.length > 2 && startsWithNumber.test(tokens[0]!) ? 0 : houseAt;
  return {
    sorted: sortedTokens(tokens),
    names: tokens.filter((token, i) => i !== bare && i !== unitAt && i !== floorAt && !isAddressFrame(token)),
    house: bare < 0 ? '' : tokens[bare]!,
    unit: unitAt < 0 ? '' : tokens[unitAt]!,
  };
}, 20_000);

const startsWithNumber = /^\d/;

/** Index of the number that follows the last announcing word; -1 when there is none. */
function numberAfter(tokens: readonly string[], announces: (word: string) => boolean): number {
  for (let i = tokens.length - 1; i > 0; i--) {
    if (startsWithNumber.test(tokens[i]!) && announces(tokens[i - 1]!)) return i;
  }
  return -1;
}
