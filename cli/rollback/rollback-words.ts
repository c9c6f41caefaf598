import { counted, type Words } from '../../matching/explain/language.ts';
import type { RollbackReport } from '../../pipeline/ports/rollback-store.ts';
import type { Counts } from '../../pipeline/ports/run-store.ts';
import { countOf, formatCount } from '../output/numbers.ts';

/** What `yekta rollback` says. */
export const rollbackWords = {
  rolledBack: ({ run, versions, deletions }: RollbackReport): Words => ({
    en: `Run ${run} is rolled back: ${countOf(versions, 'version')} of records and ${countOf(deletions, 'deletion')} set aside.`,
    fa: `اجرای ${fa(run)} بازگردانده شد: ${fa(versions)} نسخه از رکوردها و ${fa(deletions)} حذف کنار گذاشته شد.`,
  }),
  lifted: ({ run, versions, deletions }: RollbackReport): Words => ({
    en: `The rollback of run ${run} is lifted: ${countOf(versions, 'version')} of records and ${countOf(deletions, 'deletion')} count again.`,
    fa: `بازگرداندن اجرای ${fa(run)} پس گرفته شد: ${fa(versions)} نسخه از رکوردها و ${fa(deletions)} حذف دوباره به حساب می‌آید.`,
  }),
  records: (gone: number, returned: number): Words => ({
    en: `Records: ${formatCount(gone)} gone, ${formatCount(returned)} back.`,
    fa: `رکوردها: ${fa(gone)} رفته، ${fa(returned)} بازگشته.`,
  }),
  model: (model: number): Words => ({
    en: `Model ${model} is used again.`,
    fa: `مدل ${fa(model)} دوباره به کار می‌رود.`,
  }),
  published: ({ created = 0, released = 0, restored = 0, changed = 0, absorbed = 0, retired = 0 }: Counts): Words => {
    const [back, gone] = [created + released + restored, absorbed + retired];
    return {
      en: `Published: ${countOf(changed, 'customer')} changed, ${formatCount(back)} created or back, ${formatCount(gone)} merged or gone.`,
      fa: `منتشر شد: ${fa(changed)} مشتری تغییر کرد، ${fa(back)} ساخته شد یا بازگشت، ${fa(gone)} ادغام شد یا رفت.`,
    };
  },
  unpublished: {
    en: 'That is noted, but its run did not come to its end; the next sync publishes it. See `yekta status`.',
    fa: 'این ثبت شده، ولی اجرای آن به پایان نرسیده است؛ همگام‌سازی بعدی آن را منتشر می‌کند. `yekta status` را ببینید.',
  },
} as const;

const fa = (count: number): string => counted(count, 'fa');
