import { randomInt } from 'node:crypto';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openProject } from '../../../cli/project.ts';
import { customerIdSource } from '../../../matching/identity/customer-id.ts';
import { toSourceName } from '../../../matching/ids.ts';
import type { RunReport } from '../../../pipeline/ports/run-store.ts';
import { projectSteps, sourceSteps } from '../../../pipeline/ports/run-store.ts';
import { runStep } from '../../../pipeline/run-step.ts';
import { type OpenWarehouse, openWarehouse } from '../../../warehouse/open.ts';
import { header } from './file-project.ts';
import { tellParties } from './parties.ts';

/** A company with two lists of customers, `parties` and `crm`, whose third customers are in both, with other values. */
export interface TwoLists {
  readonly folder: string;
  /** Writes a configuration of a project, as changed; returns its path. */
  readonly configure: (project: string, name: string, change?: (yaml: string) => string) => Promise<string>;
  /** Syncs step by step, in this process. */
  readonly sync: (config: string) => Promise<RunReport>;
  readonly close: () => Promise<void>;
}

export async function makeTwoLists(count: number): Promise<TwoLists> {
  const folder = await mkdtemp(join(tmpdir(), 'yekta-lists-'));
  await chmod(folder, 0o755);
  const parties = tellParties(count);
  await writeFile(join(folder, 'parties.csv'), `${[header, ...parties].join('\n')}\n`);
  const known = parties.filter((_, index) => index % 3 === 0);
  await writeFile(join(folder, 'crm.csv'), `${[header, ...known.map(asInCrm)].join('\n')}\n`);
  const holder: OpenWarehouse = await openWarehouse({ stateFolder: join(folder, '.yekta'), project: 'holder' });
  return {
    folder,
    configure: async (project, name, change = (yaml) => yaml) => {
      const file = join(folder, `${name}.yaml`);
      await writeFile(file, change(yamlOf(project)));
      return file;
    },
    sync: (file) => syncInSteps(file),
    close: async () => {
      await holder.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The same customer with another key, mailing city and day of change; every other one without a national ID. */
function asInCrm(row: string, index: number): string {
  const [id, name, mobile, nationalId, , balance] = row.split(',');
  return [`c-${id}`, name, mobile, index % 2 === 0 ? nationalId : '', 'کرج', balance, '2024-10-01'].join(',');
}

const yamlOf = (project: string): string => `version: 1
project: ${project}
sources:
  parties:
    connector: csv
    location: parties.csv
    key: [id]
    updated_at: { column: changed, calendar: gregorian }
    fields: { full_name: name, phone: mobile, national_id: national_id, city: city }
  crm:
    connector: csv
    location: crm.csv
    key: [id]
    updated_at: { column: changed, calendar: gregorian }
    fields: { full_name: name, phone: mobile, national_id: national_id, city: city }
`;

async function syncInSteps(file: string): Promise<RunReport> {
  const project = await openProject(file);
  return project.withWarehouse(async (warehouse) => {
    const issueCustomerId = customerIdSource(Date.now, () => randomInt(32));
    const context = { ...project, warehouse, issueCustomerId, signal: new AbortController().signal };
    const run = await warehouse.runs.begin();
    for (const { name } of project.config.sources)
      for (const step of sourceSteps) await runStep(context, { run, step, source: toSourceName(name) }, true);
    for (const step of projectSteps) await runStep(context, { run, step, source: null }, true);
    return (await warehouse.runs.report(run))!;
  });
}
