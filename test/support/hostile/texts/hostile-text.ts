import type { HostileFile } from '../hostile-file.ts';

/** A hostile text file, with the good rows in it by number: each must come out exactly as `goodValues` says. */
export interface HostileText extends HostileFile {
  readonly goodRows: readonly number[];
  /** 1-based lines of the rejects, in order. */
  readonly rejectLines: readonly number[];
}

export const header = 'id,name,city';

/** Persian that windows-1256 can write too. */
export const goodRow = (id: number): string => `${id},دکتر ${id},تهران`;

export const goodValues = (id: number): Readonly<Record<string, string>> => ({
  id: String(id),
  name: `دکتر ${id}`,
  city: 'تهران',
});

/** Lines joined and ended by `\n`. */
export const lines = (...texts: readonly string[]): string => texts.map((text) => `${text}\n`).join('');

/** Good rows `first` to `last`, one per line. */
export const goodRows = (first: number, last: number): string => lines(...range(first, last).map(goodRow));

export const range = (first: number, last: number): readonly number[] =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index);

interface Outcome {
  readonly good?: readonly number[];
  /** Records besides the good rows. */
  readonly others?: number;
  /** `code:line`, in order. */
  readonly rejects?: readonly string[];
  readonly error?: string;
}

/** One hostile text; the content is UTF-8 when it is a string. */
export function hostileText(name: string, content: () => string | Uint8Array, outcome: Outcome): HostileText {
  const { good = [], others = 0, rejects = [], error = null } = outcome;
  const parts = rejects.map((reject) => reject.split(':'));
  return {
    name,
    file: `${name.toLowerCase().replace(/[^a-z0-9]+/g, '-')}.csv`,
    bytes: () => {
      const made = content();
      return typeof made === 'string' ? Buffer.from(made) : made;
    },
    expect: { records: good.length + others, rejects: parts.map(([code]) => code ?? ''), error },
    goodRows: good,
    rejectLines: parts.map(([, line]) => Number(line)),
  };
}
