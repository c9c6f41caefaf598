/** A cell of the sales workbook; the empty text stands for an empty cell. */
export type SalesCell = string | number | Date;

/** Headers of the sales workbook, in the order of its columns. */
export const salesHeaders = {
  code: 'کد مشتری',
  given: 'نام',
  family: 'نام خانوادگی',
  company: 'نام شرکت',
  nationalId: 'کد ملی',
  companyId: 'شناسه ملی شرکت',
  mobile: 'موبایل',
  landline: 'تلفن ثابت',
  email: 'ایمیل',
  birthDate: 'تاریخ تولد',
  province: 'استان',
  city: 'شهر',
  address: 'نشانی',
  postcode: 'کد پستی',
  registeredOn: 'تاریخ ثبت',
  lastOrder: 'آخرین خرید',
  orders: 'تعداد سفارش',
  amount: 'مبلغ خرید (تومان)',
  average: 'میانگین سفارش (تومان)',
  salesperson: 'کارشناس فروش',
  editedOn: 'آخرین ویرایش',
  remark: 'توضیحات',
} as const;

export type SalesColumn = keyof typeof salesHeaders;
export const salesColumns = Object.keys(salesHeaders) as SalesColumn[];

/** Every cell of a row but the average, which is a formula. */
export type SalesRow = Readonly<Record<Exclude<SalesColumn, 'average' | 'orders' | 'amount'>, SalesCell>> & {
  readonly orders: number;
  /** Toman. */
  readonly amount: number;
};
