import type { ValueMark, ValueStatus } from '../../normalized-record.ts';
import { canonicalText } from '../../text/canonical-text.ts';
import { comparableText } from '../../text/comparable-text.ts';
import { DIGIT_SKETCH_WIDTH, digitDistanceBound, writeDigitSketch } from '../../text/digit-sketch.ts';
import { boundedOsa } from '../../text/edit-distance.ts';
import { isPlaceholder } from '../../text/placeholder.ts';
import type { BlockingKey, CleanContext, ComparisonLevel, FieldType, FieldTypeName } from '../field-type.ts';
import { fieldValue } from '../field-value.ts';
import { identifierText, isDummyIdentifier } from './identifier-text.ts';

/** What a check says about an identifier; `value` when the check repaired it. */
export interface IdentifierVerdict {
  readonly status: ValueStatus;
  readonly value?: string;
  readonly marks?: readonly ValueMark[];
}

/** Type of identifiers: letters and digits without separators, judged by `check`. Levels: exact, one edit, two edits, else. */
export function identifierType(options: {
  readonly name: FieldTypeName;
  readonly unique: boolean;
  readonly levels: readonly ComparisonLevel[];
  readonly check: (text: string, context: CleanContext) => IdentifierVerdict;
}): FieldType {
  return {
    name: options.name,
    clean(raw, context) {
      const text = identifierText(raw);
      if (isPlaceholder(comparableText(canonicalText(raw))) || isDummyIdentifier(text)) {
        return [fieldValue(raw, text, '', 'junk')];
      }
      const { status, value = text, marks = [] } = options.check(text, context);
      return [fieldValue(raw, value, value, status, marks)];
    },
    blockingKeys,
    levels: options.levels,
    compare: (a, b) => boundedOsa(a, b, 2),
    sketch: { width: DIGIT_SKETCH_WIDTH, write: writeDigitSketch, bestLevel: digitDistanceBound, bestLevels },
    unique: options.unique,
  };
}

function bestLevels(sketches: Int32Array, a: number, others: Int32Array, count: number, levels: Uint8Array): void {
  for (let i = 0; i < count; i++) levels[i] = digitDistanceBound(sketches, a, others[i]!);
}

/** The whole code and, for codes long enough, its halves: a mistyped character leaves one of them alone. */
function blockingKeys(key: string): readonly BlockingKey[] {
  const half = (key.length + 1) >> 1;
  const exact = { name: 'exact', key };
  return key.length < 6
    ? [exact]
    : [exact, { name: 'first_half', key: key.slice(0, half) }, { name: 'second_half', key: key.slice(-half) }];
}

/** Identifiers of countries whose rules Yekta does not know: 4 to 30 letters and digits, with a digit among them. */
export function unknownIdentifier(text: string): IdentifierVerdict {
  return { status: generic.test(text) && /\d/.test(text) ? 'unverified' : 'invalid' };
}

const generic = /^[\p{L}\p{N}]{4,30}$/u;
