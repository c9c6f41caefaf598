import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openProject } from '../../../cli/project.ts';
import { sync } from '../../../jobs/sync.ts';
import type { PipelineContext } from '../../../pipeline/context.ts';
import type { RunReport } from '../../../pipeline/ports/run-store.ts';

/** A project whose one source is a folder of comma-separated files that a test rewrites at will. */
export interface FileProject {
  /** Replaces all files by these. */
  readonly put: (files: Readonly<Record<string, readonly string[]>>) => Promise<void>;
  /** Syncs and returns the report. */
  readonly sync: () => Promise<RunReport>;
  readonly use: <T>(use: (context: PipelineContext) => Promise<T>) => Promise<T>;
}

/** Columns of the files; `id` is the key. */
export const header = 'id,name,mobile,national_id,city,balance,changed';

/** @param folder holds the state of all projects, so that they share one server */
export async function makeFileProject(folder: string, project: string): Promise<FileProject> {
  const data = join(folder, project);
  const config = join(folder, `${project}.yaml`);
  await writeFile(config, yamlOf(project));
  const use: FileProject['use'] = async (work) => {
    const opened = await openProject(config);
    return opened.withPipeline(
      new AbortController().signal,
      () => {},
      (context) => work(context),
    );
  };
  return {
    put: async (files) => {
      await rm(data, { recursive: true, force: true });
      await mkdir(data);
      for (const [name, lines] of Object.entries(files))
        await writeFile(join(data, name), `${[header, ...lines].join('\n')}\n`);
    },
    sync: async () => {
      const opened = await openProject(config);
      return opened.withPipeline(
        new AbortController().signal,
        () => {},
        (context, queue) => sync(context, queue),
      );
    },
    use,
  };
}

const yamlOf = (project: string): string => `version: 1
project: ${project}
sources:
  parties:
    connector: csv
    location: ${project}/*.csv
    key: [id]
    updated_at: { column: changed, calendar: gregorian }
    fields:
      full_name: name
      phone: mobile
      national_id: national_id
      city: city
      balance: balance
customer:
  fields:
    balance: { type: amount }
`;
