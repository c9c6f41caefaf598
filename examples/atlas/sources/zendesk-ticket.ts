import type { Random } from '../random.ts';
import type { Day } from '../world/calendar.ts';
import { reportDay } from '../world/calendar.ts';
import type { ZendeskTicket, ZendeskUser } from './zendesk-objects.ts';
import { writeTimes } from './zendesk-user.ts';

const subjects = [
  ...['تاخیر در ارسال سفارش', 'درخواست پیش فاکتور', 'مغایرت صورتحساب', 'کالای آسیب دیده', 'تغییر نشانی تحویل'],
  ...['استعلام موجودی', 'درخواست مرجوعی', 'مشکل ورود به سایت', 'زمان تسویه', 'کد رهگیری مرسوله'],
  ...['Invoice copy', 'Order status', 'Wrong item delivered', 'Price list request', 'Return request'],
];
const statuses = [
  'new',
  'open',
  'open',
  'pending',
  'solved',
  'solved',
  'closed',
  'closed',
  'closed',
  'closed',
] as const;
const types = ['question', 'question', 'incident', 'problem', 'task'] as const;
const priorities = ['low', 'normal', 'normal', 'high', 'urgent'] as const;

/** A ticket of `requester`, who wrote for the first time on `since`. */
export function zendeskTicket(
  id: number,
  requester: ZendeskUser,
  since: Day,
  agents: readonly ZendeskUser[],
  random: Random,
): ZendeskTicket {
  const subject = random.pick(subjects);
  const status = random.pick(statuses);
  return {
    id,
    subject,
    description: `${subject}. ${/[a-z]/u.test(subject) ? 'Please check and reply.' : 'لطفا بررسی و اعلام فرمایید.'}`,
    type: random.pick(types),
    status,
    priority: random.pick(priorities),
    requester_id: requester.id,
    organization_id: requester.organization_id,
    assignee_id: status === 'new' ? null : random.pick(agents).id,
    tags: [],
    via: { channel: random.pick(['email', 'web', 'voice'] as const) },
    ...writeTimes(random, random.int(since, reportDay)),
  };
}
