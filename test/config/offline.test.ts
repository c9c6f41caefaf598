import { expect, test } from '@jest/globals';
import { loadOfflineConfig } from '../../config/load.ts';
import { loadText, loadTextWith } from './load-text.ts';

const text = `version: 1
project: atlas
sources:
  sales:
    connector: excel
    location: ["\${SALES_FOLDER}/*.xlsx", archive.xlsx]
    key: [کد]
    fields: { full_name: نام }
  support:
    connector: zendesk
    url: https://\${ACCOUNT}.zendesk.com
    credentials: { email: "\${MAIL}", token: "\${TOKEN}" }
`;
const env = { SALES_FOLDER: 'sales', ACCOUNT: 'atlas', MAIL: 'a@b.example', TOKEN: 'hunter2' };
const loadOffline = (yaml: string, variables: NodeJS.ProcessEnv = {}) =>
  loadTextWith(loadOfflineConfig, yaml, variables);

test('an offline configuration needs no variable that only says how a source is reached', async () => {
  const { sources, ...rest } = await loadOffline(text);
  const full = await loadText(text, env);
  expect({ ...rest, file: '', baseFolder: '', stateFolder: '' }).toEqual({
    ...full,
    file: '',
    baseFolder: '',
    stateFolder: '',
    sources: undefined,
  });
  expect(sources.map(({ name, streams }) => ({ name, streams }))).toEqual(
    full.sources.map(({ name, streams }) => ({ name, streams })),
  );
});

test('neither a stand-in nor a credential is part of it', async () => {
  for (const variables of [{}, env]) {
    const config = await loadOffline(text, variables);
    expect(JSON.stringify(config)).not.toMatch(/not-set|hunter2|options|credentials/);
  }
});

test.each([
  ['what results depend on', text.replace('{ full_name: نام }', '{ full_name: "$' + '{COLUMN}" }'), 'COLUMN'],
  ['which project it is', text.replace('project: atlas', 'project: "$' + '{PROJECT}"'), 'PROJECT'],
])('variables that say %s have to be set', async (_, yaml, name) => {
  await expect(loadOffline(yaml)).rejects.toMatchObject({
    code: 'config.env_missing',
    message: expect.stringContaining(`not set: ${name}`),
  });
});

test('everything else that is wrong is reported as always', async () => {
  await expect(loadOffline(text.replace('connector: excel', 'connector: exel'))).rejects.toMatchObject({
    code: 'config.invalid',
  });
  await expect(loadOffline(text, { ...env, ACCOUNT: 'a b' })).rejects.toMatchObject({ code: 'config.invalid' });
});
