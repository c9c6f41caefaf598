import { readFile } from 'node:fs/promises';
import { relative } from 'node:path';
import { z } from 'zod';
import { YektaError } from '../../config/errors/yekta-error.ts';
import { MODEL_VERSION } from '../../config/vocabulary.ts';
import type { MatchModel } from '../../matching/model.ts';

/** As much of a model as tells it from other JSON; that it fits the profile is checked where it is used. */
const model = z.looseObject({
  version: z.literal(MODEL_VERSION),
  comparisons: z.array(z.looseObject({ field: z.string() })).min(1),
});

/** @throws YektaError `cli.usage` when the file is not a model */
export async function readModel(file: string): Promise<MatchModel> {
  try {
    return model.parse(JSON.parse(await readFile(file, 'utf8'))) as unknown as MatchModel;
  } catch (cause) {
    throw new YektaError('cli.usage', 'The file holds no matching model of this version.', {
      place: { file: relative('', file) },
      remedy: 'Give a file that `yekta train --out` of this version wrote.',
      cause,
    });
  }
}
