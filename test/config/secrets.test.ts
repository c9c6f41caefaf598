import { describe, expect, test } from '@jest/globals';
import { errorOf, loadText, problemsOf } from './load-text.ts';

const zendesk = (lines: string) => `version: 1
project: atlas
sources:
  support:
    connector: zendesk
${lines
  .trim()
  .split('\n')
  .map((line) => `    ${line.trim()}`)
  .join('\n')}
`;
const references = `credentials: { email: "\${MAIL}", token: "\${TOKEN}" }`;

describe('environment references', () => {
  test('are replaced in every text, also in the middle', async () => {
    const text = zendesk(`url: "https://\${ACCOUNT}.zendesk.com"\n${references}`);
    const config = await loadText(text, { ACCOUNT: 'atlas', MAIL: 'a@b.example', TOKEN: `\${MAIL}` });
    expect(config.sources[0]?.options).toMatchObject({
      url: 'https://atlas.zendesk.com',
      // What a variable holds is not looked at again.
      credentials: { email: 'a@b.example', token: `\${MAIL}` },
    });
  });

  test('that are not set are all listed, with their lines', async () => {
    const error = await errorOf(zendesk(`url: "\${ZENDESK_URL}"\n${references}`), { MAIL: '' });
    expect(error.code).toBe('config.env_missing');
    expect(error.message.split('\n')[0]).toMatch(/: ZENDESK_URL, MAIL, TOKEN$/);
    expect(error.message).toMatch(/:6: sources\.support\.url: the environment variable ZENDESK_URL is not set/);
  });

  test('that are not set do not hide other problems, and are not judged themselves', async () => {
    const text = zendesk(`url: "\${ZENDESK_URL}"\npage_size: 5\n${references}`);
    expect(await problemsOf(text, { MAIL: 'm', TOKEN: 't' })).toEqual([
      '6: sources.support.url: the environment variable ZENDESK_URL is not set',
      '7: sources.support.page_size: must be at least 100',
    ]);
  });
});

describe('secrets', () => {
  test('may not stand in the file, not even in part', async () => {
    const text = zendesk(`url: https://a.zendesk.com\ncredentials: { email: a@b.example, token: "x\${TOKEN}" }`);
    const error = await errorOf(text, { TOKEN: 'hunter2' });
    expect(error.message).toContain('sources.support.credentials.email: a secret may not stand in the file');
    expect(error.message).toContain(`such as \${SUPPORT_TOKEN}`);
    expect(error.message).not.toMatch(/hunter2|a@b\.example/);
  });

  test('from the environment are never printed, wherever they are used by mistake', async () => {
    const env = { TOKEN: 'hunter2', MAIL: 'm' };
    const text = zendesk(
      `url: "\${TOKEN}"\nstart: "\${TOKEN}"\nlocale: "\${TOKEN}"\nroles: ["\${TOKEN}"]\n${references}`,
    );
    const error = await errorOf(text, env);
    expect((error.cause as AggregateError).errors).toHaveLength(4);
    expect(JSON.stringify([error.message, (error.cause as AggregateError).errors.map(String)])).not.toContain(
      'hunter2',
    );
  });

  test.each([
    'http://atlas.zendesk.com',
    'ftp://atlas.example',
    'atlas.zendesk.com',
    'https://user:pass@atlas.example',
  ])('are not sent to %s', async (url) => {
    const problems = await problemsOf(zendesk(`url: ${url}\n${references}`), { MAIL: 'm', TOKEN: 't' });
    expect(problems).toEqual([expect.stringContaining('not an address that Yekta may send credentials to')]);
  });

  test('may go to this machine without encryption', async () => {
    const text = zendesk(`url: http://127.0.0.1:8080\n${references}`);
    expect((await loadText(text, { MAIL: 'm', TOKEN: 't' })).sources[0]?.options).toMatchObject({
      url: 'http://127.0.0.1:8080',
    });
  });
});
