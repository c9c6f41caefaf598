import { join } from 'node:path';
import { FileWriter } from '../file-writer.ts';
import { romanise } from '../noise/latin-spelling.ts';
import { seededRandom } from '../random.ts';
import type { TruthWriter } from '../truth-writer.ts';
import type { Day } from '../world/calendar.ts';
import { foundingDay } from '../world/calendar.ts';
import type { Market } from '../world/market.ts';
import { pickFamily, pickGiven } from '../world/names.ts';
import type { Organisation } from '../world/party.ts';
import type { ZendeskUser } from './zendesk-objects.ts';
import { zendeskOrganization } from './zendesk-organization.ts';
import { zendeskTicket } from './zendesk-ticket.ts';
import { commonParts, writeTimes, zendeskUser } from './zendesk-user.ts';

const firstOrganizationId = 501;
const firstUserId = 1001;
const agentCount = 8;

/** Writes `zendesk.json`: `{ users, organizations, tickets }`, one object per line. */
export async function writeZendeskAccount(
  folder: string,
  seed: string,
  market: Market,
  tickets: number,
  truth: TruthWriter,
): Promise<void> {
  const file = new FileWriter(join(folder, 'zendesk.json'));
  const organizations = market.organizations.map((registration, index) =>
    zendeskOrganization(registration, firstOrganizationId + index, seededRandom(`${seed}/organization/${index}`)),
  );
  const agents = Array.from({ length: agentCount }, (_, index) => drawAgent(seed, index));
  const users = drawRequesters(seed, market);
  const deleted = users
    .filter((_, index) => index % 80 === 40)
    .map((user, index) => toDeleted(user, users.length + index));
  await writeArray(file, '{"users":[', [...agents, ...users, ...deleted]);
  await writeArray(file, '],"organizations":[', organizations);
  await writeArray(file, '],"tickets":[', drawTickets(seed, market, users, agents, users.length === 0 ? 0 : tickets));
  await file.write(']}\n');
  await file.close();
  for (const [index, { party }] of market.users.entries())
    await truth.add('support', `user:${users[index]!.id}`, party);
  for (const [index, { party }] of market.organizations.entries()) {
    await truth.add('support', `organization:${organizations[index]!.id}`, party);
  }
}

function drawRequesters(seed: string, market: Market): ZendeskUser[] {
  const organizationIds = new Map<Organisation, number>();
  for (const [index, { party }] of market.organizations.entries()) {
    if (!organizationIds.has(party)) organizationIds.set(party, firstOrganizationId + index);
  }
  return market.users.map((registration, index) => {
    const employer = registration.employment?.employer;
    const organizationId = employer === undefined ? null : (organizationIds.get(employer) ?? null);
    return zendeskUser(registration, firstUserId + index, organizationId, seededRandom(`${seed}/user/${index}`));
  });
}

/** The support team of Atlas itself: users of the account, but no customers. */
function drawAgent(seed: string, index: number): ZendeskUser {
  const random = seededRandom(`${seed}/agent/${index}`);
  const given = romanise(random, pickGiven(random, random.pick(['male', 'female'])));
  return {
    ...commonParts,
    id: index + 1,
    name: `${given} ${romanise(random, pickFamily(random))}`,
    email: `support${index + 1}@atlas.example`,
    phone: '+982188001122',
    role: index === 0 ? 'admin' : 'agent',
    organization_id: null,
    verified: true,
    locale: 'fa',
    tags: [],
    user_fields: { city: 'Tehran' },
    ...writeTimes(random, foundingDay),
  };
}

/** A second account of a requester that the team deleted after it was opened by mistake. */
const toDeleted = (user: ZendeskUser, index: number): ZendeskUser => ({
  ...user,
  id: firstUserId + index,
  email: null,
  active: false,
});

function* drawTickets(
  seed: string,
  market: Market,
  users: readonly ZendeskUser[],
  agents: readonly ZendeskUser[],
  count: number,
) {
  for (let index = 0; index < count; index++) {
    const random = seededRandom(`${seed}/ticket/${index}`);
    const at = random.int(0, users.length - 1);
    const since: Day = market.users[at]!.day;
    yield zendeskTicket(index + 1, users[at]!, since, agents, random);
  }
}

async function writeArray(file: FileWriter, opening: string, objects: Iterable<object>): Promise<void> {
  await file.write(opening);
  let separator = '\n';
  for (const object of objects) {
    await file.write(separator + JSON.stringify(object));
    separator = ',\n';
  }
}
