const dayMilliseconds = 86_400_000;
/** Serial numbers of 1970-01-01 in the two date systems. */
const unixEpoch = { 1900: 25_569, 1904: 24_107 } as const;
/** Days between the systems: a date has this much smaller a serial in the 1904 system. */
const systemDistance = unixEpoch[1900] - unixEpoch[1904];
/** 9999-12-31 in the 1900 system. */
const lastSerial = 2_958_465;

/**
 * ISO 8601 date, or date-time without zone when the serial has a fraction, of an Excel serial number. Undefined when it is
 * no day: under 1 in the 1900 system (a time alone) and under 0 in the 1904 system, after the year 9999, or 1900-02-29,
 * which only Excel knows: it counts that day for compatibility with Lotus 1-2-3, so that earlier serials are one less.
 */
export function serialToIso(serial: number, date1904: boolean): string | undefined {
  const milliseconds = Math.round(serial * dayMilliseconds);
  const day = Math.floor(milliseconds / dayMilliseconds) + (date1904 ? systemDistance : 0);
  if (day < (date1904 ? systemDistance : 1) || day === 60 || day > lastSerial) return undefined;
  const dayFromEpoch = day - unixEpoch[1900] + (day < 60 ? 1 : 0);
  const time = milliseconds - Math.floor(milliseconds / dayMilliseconds) * dayMilliseconds;
  const iso = new Date(dayFromEpoch * dayMilliseconds + time).toISOString();
  if (time === 0) return iso.slice(0, 10);
  return time % 1000 === 0 ? iso.slice(0, 19) : iso.slice(0, 23);
}

/** Serial number of an ISO date or date-time without zone, as in cells of type `d`; undefined when the text is none. */
export function isoToSerial(iso: string, date1904: boolean): number | undefined {
  if (!/^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?)?Z?$/.test(iso)) return undefined;
  const milliseconds = Date.parse(iso.endsWith('Z') || !iso.includes('T') ? iso : `${iso}Z`);
  if (Number.isNaN(milliseconds)) return undefined;
  const day = milliseconds / dayMilliseconds + unixEpoch[1900];
  if (date1904) return day - systemDistance;
  return day < 61 ? day - 1 : day;
}
