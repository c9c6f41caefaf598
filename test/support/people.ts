/** Somebody with a name and a mobile number of their own; up to 280 have different names. */
export function personAt(index: number): { readonly name: string; readonly phone: string } {
  const given = ['مریم', 'علی', 'سارا', 'رضا', 'نرگس', 'حسین', 'پریسا', 'بهرام'][index % 8]!;
  const family = ['رضایی', 'اکبری', 'مرادی', 'کاظمی', 'صادقی', 'نوری', 'شریفی'][index % 7]!;
  const more = ['پور', 'زاده', 'نژاد', 'فر', 'یان'][index % 5]!;
  return { name: `${given} ${family}${more}`, phone: `0912${String(1_000_000 + index * 7_919)}` };
}

/** A list whose phones slipped by one row. */
export function withShiftedPhones<Row extends { readonly phone: string }>(rows: readonly Row[]): readonly Row[] {
  return rows.map((row, index) => ({ ...row, phone: rows.at(index - 1)!.phone }));
}
