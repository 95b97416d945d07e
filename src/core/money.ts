import { lazily } from './lazily.ts';
import { cleanText, foldText } from './text.ts';

/**
 * A unit in which amounts are written. `exponent` says how many tens make one written unit out of the smallest unit
 * it is held in: 2 for EUR in cents, 1 for Toman in Rial, 4 for thousands of Toman.
 */
export interface MoneyUnit {
  /** As written: EUR, IRR, IRHT. */
  readonly code: string;
  /** The code its amounts are shown in: Rial and its kin are shown in Toman, IRT. */
  readonly shown: string;
  readonly exponent: number;
}

const noDecimals = [
  'BIF',
  'CLP',
  'DJF',
  'GNF',
  'ISK',
  'JPY',
  'KMF',
  'KRW',
  'PYG',
  'RWF',
  'UGX',
  'VND',
  'VUV',
  'XAF',
  'XOF',
  'XPF',
];
const threeDecimals = ['BHD', 'IQD', 'JOD', 'KWD', 'LYD', 'OMR', 'TND'];
const twoDecimals = (
  'AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CNY COP ' +
  'CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR JMD ' +
  'KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO ' +
  'NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL ' +
  'THB TJS TMT TOP TRY TTD TWD TZS UAH USD UYU UZS VES WST XCD YER ZAR ZMW ZWL'
).split(' ');

const units = lazily(moneyUnits);

function moneyUnits(): ReadonlyMap<string, MoneyUnit> {
  const table = new Map<string, MoneyUnit>();
  const add = (code: string, exponent: number, shown = code) => table.set(code, { code, shown, exponent });
  for (const code of noDecimals) add(code, 0);
  for (const code of twoDecimals) add(code, 2);
  for (const code of threeDecimals) add(code, 3);
  // Iranian shops write Rial, Toman (10 Rial) or thousands of either; WooCommerce's codes for them.
  add('IRR', 0, 'IRT');
  add('IRT', 1, 'IRT');
  add('IRHR', 3, 'IRT');
  add('IRHT', 4, 'IRT');
  return table;
}

const spelled = lazily(
  () =>
    new Map(
      (
        'تومان:IRT تومن:IRT ت:IRT toman:IRT tomans:IRT tmn:IRT ریال:IRR rial:IRR rials:IRR ﷼:IRR هزارتومان:IRHT هزارریال:IRHR ' +
        '€:EUR euro:EUR euros:EUR یورو:EUR $:USD us$:USD usd$:USD dollar:USD dollars:USD دلار:USD £:GBP pound:GBP pounds:GBP پوند:GBP ' +
        '¥:JPY yen:JPY ₹:INR rs:INR rm:MYR ₺:TRY tl:TRY لیر:TRY ₽:RUB руб:RUB ₩:KRW ₫:VND ₴:UAH zł:PLN kč:CZK ft:HUF kr:SEK ' +
        'r$:BRL a$:AUD au$:AUD ca$:CAD c$:CAD nz$:NZD hk$:HKD s$:SGD chf:CHF fr:CHF د.إ:AED dhs:AED درهم:AED ₪:ILS ฿:THB ₱:PHP ₦:NGN ₸:KZT'
      )
        .split(' ')
        .map((entry) => {
          const at = entry.lastIndexOf(':');
          return [foldText(entry.slice(0, at)).replace(/\s/g, ''), entry.slice(at + 1)] as const;
        }),
    ),
);

/** The unit that a currency cell, a sign or a word names; null for what is no currency. */
export function moneyUnit(text: string): MoneyUnit | null {
  const folded = foldText(cleanText(text)).replace(/\s/g, '');
  return units().get(folded.toUpperCase()) ?? units().get(spelled().get(folded) ?? '') ?? null;
}

/** A number as text says it, exactly: `digits` × 10^−`decimals`. */
export interface Decimal {
  readonly negative: boolean;
  /** ASCII digits without leading zeros; '' is zero. */
  readonly digits: string;
  readonly decimals: number;
}

/** How a column writes its decimals; 'plain' knows no digit groups. */
export type DecimalMark = '.' | ',';

/** An amount as typed, before it is known whether a single mark parts decimals or thousands. */
export interface AmountText {
  readonly negative: boolean;
  /** Digits with the marks `.` and `,` as typed; other groupings are gone. */
  readonly number: string;
  /** Multiplied by so many tens: 3 for «هزار». */
  readonly tens: number;
  /** What stands beside the number, folded; '' nothing. */
  readonly unit: string;
}

const amountShape =
  /^([^\d.,+()-]*)\s*([+-]?)\s*([^\d.,+()-]*)\s*(\d[\d.,' ]*|[.,]\d+)(?:e\+?(\d{1,2}))?\s*(-?)\s*([^\d()]*)$/;

/** Reads an amount cell; null when it is no amount. */
export function readAmountText(raw: string): AmountText | null {
  let text = foldText(cleanText(raw))
    .replace(/[−‐‑–﹣－]/g, '-')
    .replace(/٬/g, "'")
    .replace(/٫/g, '.')
    .replace(/،/g, ',')
    .replace(/[’‘`´]/g, "'")
    .replace(/\/-$/, '');
  const bracketed = /^(.*?)\(([^()]*)\)(.*)$/.exec(text);
  const inBrackets = bracketed !== null && /\d/.test(bracketed[2] ?? '');
  if (bracketed && inBrackets) text = `${bracketed[1]}${bracketed[2]}${bracketed[3]}`;
  else if (bracketed) text = `${bracketed[1]} ${bracketed[2]} ${bracketed[3]}`;
  const match = amountShape.exec(text.trim());
  if (!match) return null;
  return composeAmount(match, inBrackets);
}

function composeAmount(match: RegExpExecArray, inBrackets: boolean): AmountText | null {
  const [, before = '', sign = '', between = '', typed = '', power, trailing = '', after = ''] = match;
  const scaled = tensIn(after.trim());
  const unit = unitOfSides(`${before}${between}`, scaled.unit);
  if (unit === null) return null;
  const number = ungrouped(typed.trim());
  if (number === null) return null;
  const minus = (sign === '-' ? 1 : 0) + (trailing === '-' ? 1 : 0) + (inBrackets ? 1 : 0);
  if (minus > 1) return null;
  return { negative: minus === 1, number, tens: scaled.tens + Number(power ?? 0), unit };
}

/** What stands before and after a number as one unit, `$10.50 CAD` too; '' for nothing, null for no money. */
function unitOfSides(before: string, after: string): string | null {
  const [all = '', left = '', right = ''] = [before + after, before, after].map((part) =>
    part.replace(/\s/g, '').replace(/^[.:]+|[.:]+$/g, ''),
  );
  if (all === '' || moneyUnit(all) !== null) return all;
  if (moneyUnit(left) === null || moneyUnit(right) === null) return null;
  return left.length > right.length ? left : right;
}

const multiples = [
  ['هزار', 3],
  ['میلیون', 6],
  ['میلیارد', 9],
] as const;

/** «۷۲۰ هزار تومان» is 720,000 Toman; «هزار تومان» in a header is a unit of its own. */
function tensIn(after: string): { readonly tens: number; readonly unit: string } {
  for (const [word, tens] of multiples) {
    if (after.startsWith(word)) return { tens, unit: after.slice(word.length) };
  }
  return { tens: 0, unit: after };
}

/** Takes out spaces and apostrophes that group thousands; null when they do not. */
function ungrouped(typed: string): string | null {
  if (!/[' ]/.test(typed)) return typed;
  const grouped =
    /^\d{1,3}(?:[' ]\d{3})+(?:[.,]\d+)?$/.test(typed) ||
    /^\d{1,3}(?:[' ]\d{2,3})*[' ]\d{3}(?:[.,]\d+)?$/.test(typed);
  return grouped ? typed.replace(/[' ]/g, '') : null;
}

/** What one number shows of its column's marks: a decimal mark for certain, only groups, or either. */
export function markOf(number: string): DecimalMark | 'groups' | 'either' | 'none' {
  const dots = number.split('.').length - 1;
  const commas = number.split(',').length - 1;
  if (dots + commas === 0) return 'none';
  if (dots > 0 && commas > 0) return number.lastIndexOf('.') > number.lastIndexOf(',') ? '.' : ',';
  if (dots + commas > 1) return 'groups';
  const mark: DecimalMark = dots > 0 ? '.' : ',';
  const [whole = '', fraction = ''] = number.split(mark);
  return fraction.length === 3 && /^[1-9]\d{0,2}$/.test(whole) ? 'either' : mark;
}

/** The exact number, by the column's decimal mark; null when its groups are not groups. */
export function decimalOf(amount: AmountText, mark: DecimalMark): Decimal | null {
  const group = mark === '.' ? ',' : '.';
  const [whole = '', fraction = '', extra] = amount.number.split(mark);
  if (extra !== undefined || fraction.includes(group)) return null;
  if (whole.includes(group) && !/^\d{1,3}(?:[.,]\d{2,3})*[.,]\d{3}$/.test(whole)) return null;
  const digits = whole.split(group).join('') + fraction;
  const decimals = fraction.length - amount.tens;
  return decimals >= 0
    ? { negative: amount.negative, digits: trimZeros(digits), decimals }
    : { negative: amount.negative, digits: trimZeros(digits + '0'.repeat(-decimals)), decimals: 0 };
}

/** The decimal that a number of a sheet shows: at most 15 significant digits, so 0.1 + 0.2 is 0.3. */
export function decimalOfNumber(value: number): Decimal {
  const text = Number(value.toPrecision(15)).toString();
  const parts = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(text);
  if (!parts) return { negative: false, digits: '', decimals: 0 };
  const fraction = parts[3] ?? '';
  const decimals = fraction.length - Number(parts[4] ?? 0);
  const digits = trimZeros((parts[2] ?? '') + fraction + (decimals < 0 ? '0'.repeat(-decimals) : ''));
  return { negative: parts[1] === '-', digits, decimals: Math.max(0, decimals) };
}

/** In units of 10^−exponent, rounded half away from zero; beyond 2^53 null, for no float holds it exactly. */
export function toUnits(decimal: Decimal, exponent: number): number | null {
  const shift = exponent - decimal.decimals;
  let units: number;
  if (shift >= 0) units = Number(decimal.digits + '0'.repeat(shift));
  else {
    const kept = decimal.digits.slice(0, shift);
    const roundsUp = (decimal.digits.padStart(-shift, '0').slice(shift)[0] ?? '0') >= '5';
    units = Number(kept) + (roundsUp ? 1 : 0);
  }
  if (units > Number.MAX_SAFE_INTEGER) return null;
  return decimal.negative && units !== 0 ? -units : units;
}

/** The product of two decimals, exact. */
export function multiply(a: Decimal, b: Decimal): Decimal {
  const negative = a.negative !== b.negative;
  return { negative, digits: multiplyDigits(a.digits, b.digits), decimals: a.decimals + b.decimals };
}

function multiplyDigits(a: string, b: string): string {
  if (a.length + b.length <= 15) return trimZeros(String(Number(a) * Number(b)));
  const result = new Array<number>(a.length + b.length).fill(0);
  for (let i = a.length - 1; i >= 0; i--) {
    let carry = 0;
    for (let j = b.length - 1; j >= 0; j--) {
      const sum = (result[i + j + 1] ?? 0) + (a.charCodeAt(i) - 48) * (b.charCodeAt(j) - 48) + carry;
      result[i + j + 1] = sum % 10;
      carry = Math.floor(sum / 10);
    }
    result[i] = (result[i] ?? 0) + carry;
  }
  return trimZeros(result.join(''));
}

/** Units as decimal text: 40460 of scale 100 is "404.60" with two decimals. `scale` is a power of ten. */
export function decimalText(units: number, scale: number, decimals: number): string {
  const places = Math.round(Math.log10(scale));
  const shift = Math.max(0, places - decimals);
  // Units that the decimals cannot show are never dropped: a sum must add up to the last one.
  const digits = String(Math.abs(units)).padStart(places + 1, '0');
  const whole = digits.slice(0, digits.length - places);
  let fraction = digits.slice(digits.length - places).padEnd(decimals, '0');
  if (shift > 0 && /^0*$/.test(fraction.slice(decimals))) fraction = fraction.slice(0, decimals);
  const text = fraction === '' ? whole : `${whole}.${fraction}`;
  return units < 0 ? `-${text}` : text;
}

function trimZeros(digits: string): string {
  return digits.replace(/^0+/, '');
}
