import { expect, test } from '@jest/globals';
import type { ZendeskStream } from '../../../config/vocabulary.ts';
import { withServer } from '../http/with-server.ts';
import { fakeRuntime, openReader, organizationOf, range, readBatches, timeOf, userOf } from './zendesk-fixture.ts';

/** Reads one stream from a server that gives these answers in order, the last one for ever. */
async function readAnswers(stream: ZendeskStream, answers: readonly object[], pageSize = 1000) {
  const queries: string[] = [];
  const batches = await withServer(
    (request, response) => {
      const answer = answers[Math.min(queries.length, answers.length - 1)];
      queries.push(new URL(request.url!, 'http://localhost').search);
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
    },
    (url) => readBatches(openReader({ url }, { streams: [stream], pageSize }, { runtime: fakeRuntime() })),
  );
  return { batches, queries, reports: batches.flatMap(({ files }) => files), last: batches.at(-1)! };
}

const seconds = (index: number) => Date.parse(timeOf(index)) / 1000;

test('an export that ends without a cursor keeps the position before', async () => {
  const { last, reports } = await readAnswers('users', [
    { users: [userOf(1)], after_cursor: 'first', end_of_stream: false },
    { users: [], after_cursor: null, end_of_stream: true },
  ]);
  expect(last.cursor).toMatchObject({ users: 'first' });
  expect(reports).toEqual([{ file: 'users', rowsRead: 1, notes: [] }]);
});

test('a first export without a cursor starts at the same time again', async () => {
  const { last } = await readAnswers('users', [{ users: [], after_cursor: null, end_of_stream: true }]);
  expect(last.cursor).toMatchObject({ users: 0 });
});

test.each([['same'], [null]])(
  'a cursor that does not move (%s) ends the stream with an error, not in a circle',
  async (next) => {
    const { queries, reports, last } = await readAnswers('tickets', [
      { tickets: [{ id: 1 }], after_cursor: 'same', end_of_stream: false },
      { tickets: [{ id: 1 }], after_cursor: next, end_of_stream: false },
    ]);
    expect(queries).toHaveLength(2);
    expect(reports).toMatchObject([{ file: 'tickets', rowsRead: 1, error: { code: 'source.response_invalid' } }]);
    expect(last.cursor).toMatchObject({ tickets: 'same' });
  },
);

test('an export that does not say where it ends goes on while its pages are full', async () => {
  const page = (from: number, count: number) => ({
    organizations: range(count, (id) => organizationOf(from + id)),
    end_time: seconds(from + count),
    count,
  });
  const { queries, reports } = await readAnswers('organizations', [page(0, 3), page(3, 3), page(6, 1)], 3);
  expect(queries.map((query) => new URLSearchParams(query).get('start_time'))).toEqual([
    '0',
    `${seconds(3)}`,
    `${seconds(6)}`,
  ]);
  expect(reports).toMatchObject([{ rowsRead: 7 }]);
});

test('a second of more organizations than a page holds is stepped over when the page grew to hold them all', async () => {
  const crowd = {
    organizations: range(1200, (id) => organizationOf(id, { updated_at: timeOf(1) })),
    end_time: seconds(1),
  };
  const { queries, reports, last } = await readAnswers('organizations', [
    { ...crowd, end_of_stream: false },
    { ...crowd, end_of_stream: false },
    { organizations: [organizationOf(2000)], end_time: seconds(2000), end_of_stream: true },
  ]);
  expect(new URLSearchParams(queries[2]).get('start_time')).toBe(String(seconds(1) + 1));
  expect(reports).toMatchObject([{ rowsRead: 1201 }]);
  expect(last.cursor).toMatchObject({ organizations: seconds(2000) });
});

test('a full page that only repeats itself ends the stream with an error: going on could skip organizations', async () => {
  const full = {
    organizations: range(1000, (id) => organizationOf(id, { updated_at: timeOf(1) })),
    end_time: seconds(1),
  };
  const { queries, reports } = await readAnswers('organizations', [{ ...full, end_of_stream: false }]);
  expect(queries).toHaveLength(2);
  expect(reports).toMatchObject([{ rowsRead: 1000, error: { code: 'source.response_invalid' } }]);
});

test('an answer without its list is an error of the stream', async () => {
  const { reports } = await readAnswers('users', [{ people: [], end_of_stream: true }]);
  expect(reports).toMatchObject([{ file: 'users', rowsRead: 0, error: { code: 'source.response_invalid' } }]);
  expect(reports[0]!.error!.message).toContain('unexpected shape: users');
});
