/** How a spreadsheet's locale writes numbers and days. */
export interface Locale {
  /** Such as en_US. */
  readonly name: string;
  readonly decimal: '.' | ',';
  readonly group: string;
  /** Order of the parts in a day written with slashes. */
  readonly dateOrder: 'mdy' | 'dmy' | 'ymd';
  /** What a day typed into an unformatted cell is shown as. */
  readonly dateFormat: string;
  readonly dateTimeFormat: string;
  readonly timeFormat: string;
  readonly currencyFormat: string;
  /** The year of a day typed without one; where nobody knows it, such text stays text. */
  readonly thisYear?: () => number;
}

const american: Locale = {
  name: 'en_US',
  decimal: '.',
  group: ',',
  dateOrder: 'mdy',
  dateFormat: 'm/d/yyyy',
  dateTimeFormat: 'm/d/yyyy h:mm:ss',
  timeFormat: 'h:mm:ss am/pm',
  currencyFormat: '$#,##0.00',
};

const locales: readonly Locale[] = [
  american,
  {
    ...american,
    name: 'en_GB',
    dateOrder: 'dmy',
    dateFormat: 'dd/mm/yyyy',
    dateTimeFormat: 'dd/mm/yyyy hh:mm:ss',
    timeFormat: 'hh:mm:ss',
    currencyFormat: '[$£]#,##0.00',
  },
  {
    ...american,
    name: 'de_DE',
    decimal: ',',
    group: '.',
    dateOrder: 'dmy',
    dateFormat: 'dd.mm.yyyy',
    dateTimeFormat: 'dd.mm.yyyy hh:mm:ss',
    timeFormat: 'hh:mm:ss',
    currencyFormat: '#,##0.00 [$€]',
  },
  {
    ...american,
    name: 'fa_IR',
    dateOrder: 'ymd',
    dateFormat: 'yyyy/m/d',
    dateTimeFormat: 'yyyy/m/d h:mm:ss',
    timeFormat: 'h:mm:ss',
    currencyFormat: '[$ریال] #,##0',
  },
];

/** The locale of a name; one that is not kept here writes as en_US does. */
export function localeOf(name: string): Locale {
  return locales.find((locale) => locale.name === name) ?? { ...american, name };
}
