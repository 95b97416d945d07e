import type { Cell } from '../core/cells.ts';
import { lazily } from '../core/lazily.ts';
import { foldDigits } from '../core/text.ts';
import { textOf } from './textColumn.ts';

/** How numbers of a country are dialled at home: the prefix that falls away abroad, and how long the rest is. */
export interface Country {
  readonly code: string;
  readonly trunk: string;
  readonly lengths: readonly [shortest: number, longest: number];
}

// Country codes by the city of an IANA zone. Source: ITU-T E.164 list of country codes; national lengths per ITU E.129.
const zoneCountries = lazily(
  () =>
    new Map<string, Country>(
      (
        'Amsterdam:31:0:9-9 Brussels:32:0:8-9 Paris:33:0:9-9 Madrid:34::9-9 Rome:39::6-11 Bucharest:40:0:9-9 Zurich:41:0:9-9 Vienna:43:0:7-13 London:44:0:9-10 ' +
        'Copenhagen:45::8-8 Stockholm:46:0:7-9 Oslo:47::8-8 Warsaw:48::9-9 Berlin:49:0:7-11 Lisbon:351::9-9 Dublin:353:0:7-9 Helsinki:358:0:6-11 Athens:30::10-10 Budapest:36:06:8-9 Prague:420::9-9 ' +
        'Istanbul:90:0:10-10 Dubai:971:0:8-9 Riyadh:966:0:8-9 Qatar:974::8-8 Kuwait:965::8-8 Bahrain:973::8-8 Muscat:968::8-8 Baghdad:964:0:8-10 Kabul:93:0:9-9 Karachi:92:0:9-10 Kolkata:91:0:10-10 ' +
        'Calcutta:91:0:10-10 Dhaka:880:0:8-10 Colombo:94:0:9-9 Dushanbe:992::9-9 Tashkent:998::9-9 Baku:994:0:9-9 Yerevan:374:0:8-8 Tbilisi:995:0:9-9 Beirut:961:0:7-8 Amman:962:0:8-9 Jerusalem:972:0:8-9 Cairo:20:0:8-10 ' +
        'Casablanca:212:0:9-9 Tunis:216::8-8 Algiers:213:0:8-9 Lagos:234:0:8-10 Nairobi:254:0:9-9 Johannesburg:27:0:9-9 Accra:233:0:9-9 Moscow:7:8:10-10 Kyiv:380:0:9-9 Kiev:380:0:9-9 Almaty:7:8:10-10 ' +
        'New_York:1:1:10-10 Chicago:1:1:10-10 Denver:1:1:10-10 Los_Angeles:1:1:10-10 Phoenix:1:1:10-10 Toronto:1:1:10-10 Vancouver:1:1:10-10 Mexico_City:52::10-10 Sao_Paulo:55:0:10-11 Buenos_Aires:54:0:10-10 ' +
        'Bogota:57::10-10 Lima:51:0:8-9 Santiago:56::9-9 Sydney:61:0:9-9 Melbourne:61:0:9-9 Brisbane:61:0:9-9 Perth:61:0:9-9 Auckland:64:0:8-10 Tokyo:81:0:9-10 Seoul:82:0:8-10 Shanghai:86:0:10-11 ' +
        'Hong_Kong:852::8-8 Singapore:65::8-8 Kuala_Lumpur:60:0:8-10 Bangkok:66:0:8-9 Jakarta:62:0:8-12 Manila:63:0:9-10 Ho_Chi_Minh:84:0:9-10 Taipei:886:0:8-9'
      )
        .split(' ')
        .map((entry) => {
          const [city = '', code = '', trunk = '', lengths = ''] = entry.split(':');
          const [shortest = 0, longest = 0] = lengths.split('-').map(Number);
          return [city, { code, trunk, lengths: [shortest, longest] }] as const;
        }),
    ),
);

export const iran: Country = { code: '98', trunk: '0', lengths: [10, 10] };

/** The country of a zone such as Asia/Tehran, or null for UTC and places we have no numbers of. */
export function countryOfZone(zoneId: string): Country | null {
  const city = zoneId.slice(zoneId.lastIndexOf('/') + 1);
  return city === 'Tehran' ? iran : (zoneCountries().get(city) ?? null);
}

/** The country whose numbers a column holds without saying so: Iran by the shape of its mobiles, else the zone's. */
export function countryOfPhones(cells: readonly Cell[], zoneId: string, iranian: boolean): Country | null {
  const home = countryOfZone(zoneId);
  if (home === iran || (iranian && home === null)) return iran;
  let mobiles = 0;
  let national = 0;
  for (const cell of cells) {
    const digits = bareNumber(cell);
    if (digits === '' || digits.startsWith('+')) continue;
    national++;
    if (/^(0|98|0098)?9\d{9}$/.test(digits)) mobiles++;
  }
  if (iranian && mobiles * 2 >= national) return iran;
  if (home !== null) return home;
  return national > 0 && mobiles * 2 >= national ? iran : null;
}

/** Digits, with a plus where the number is international. */
function bareNumber(cell: Cell): string {
  const text = foldDigits(textOf(cell));
  const exponent = /^(\d)\.(\d+)e\+?(\d+)$/i.exec(text);
  // 9.12000001E+09 holds all its digits; 9.12E+09 has lost them and is nobody's number.
  if (exponent) return exponent[2]?.length === Number(exponent[3]) ? `${exponent[1]}${exponent[2]}` : '';
  const first = text.split(/[,،;|]|\s\/\s/)[0] ?? '';
  // +44 (0)7700…: the zero of home, which falls away abroad.
  const digits = first
    .replace(/\.0$/, '')
    .replace(/^(\s*\+\s*\d{1,3}\s*)\(0\)/, '$1')
    .replace(/[^\d+]/g, '');
  return digits.startsWith('+') ? `+${digits.slice(1).replace(/\+/g, '')}` : digits.replace(/\+(.*)$/, '');
}

/**
 * A phone as E.164 such as +989121112233, '' for what is none. Without a country a number that says none stays as
 * its digits: it can be compared, not dialled.
 */
export function foldPhone(cell: Cell, country: Country | null): string {
  const number = bareNumber(cell);
  if (number.startsWith('+')) return internationalNumber(number.slice(1), country);
  const digits = number;
  if (digits.length < 5 || digits.length > 16) return '';
  if (digits.startsWith('00')) return internationalNumber(digits.slice(2), country);
  if (country === null) return digits.length >= 7 ? digits : '';
  return nationalNumber(digits, country);
}

/** +98 0912… is written by many; the trunk zero falls away. */
function internationalNumber(digits: string, country: Country | null): string {
  if (digits.length < 7 || digits.length > 16) return '';
  if (country?.trunk === '0' && digits.startsWith(`${country.code}0`)) {
    return `+${country.code}${digits.slice(country.code.length + 1)}`;
  }
  return digits.length <= 15 ? `+${digits}` : '';
}

function nationalNumber(digits: string, { code, trunk, lengths }: Country): string {
  const [shortest, longest] = lengths;
  const fits = (rest: string) => rest.length >= shortest && rest.length <= longest;
  if (trunk !== '' && digits.startsWith(trunk) && fits(digits.slice(trunk.length)))
    return `+${code}${digits.slice(trunk.length)}`;
  // Behind the zero of home too few or too many digits are a slip, and no number of its own.
  if (trunk.startsWith('0') && digits.startsWith(trunk)) return digits.length >= 7 ? digits : '';
  if (fits(digits) && !(digits.startsWith(code) && fits(digits.slice(code.length))))
    return `+${code}${digits}`;
  if (digits.startsWith(code)) {
    const rest = digits.slice(code.length);
    const home = trunk === '0' && rest.startsWith('0') ? rest.slice(1) : rest;
    if (fits(home)) return `+${code}${home}`;
  }
  return fits(digits) ? `+${code}${digits}` : digits.length >= 7 ? digits : '';
}

/** Whether a number can be dialled from anywhere. */
export const isPhone = (number: string): boolean => /^\+[1-9]\d{7,14}$/.test(number);

/** Whether texts may reach a number: of Iranian ones a mobile, +98 9 and nine digits. Elsewhere the number does not tell. */
export const takesTexts = (number: string): boolean =>
  isPhone(number) && (!number.startsWith('+98') || /^\+989\d{9}$/.test(number));

/** Whether a number is surely of a desk or a home, of which Iranian ones tell. */
export const isLandline = (number: string): boolean => /^\+98[1-8]\d{9}$/.test(number);

/** Numbers that people type to get past a form: 09123456789, 1234567890, seven digits alike at the end. */
export function isPlaceholderPhone(phone: string): boolean {
  const digits = phone.replace(/^\+/, '');
  return (
    /(\d)\1{6,}$/.test(digits) ||
    /^(98|0)?9123456789$|^0?123456789\d?$|^0?9876543210?$/.test(digits) ||
    /^\+?\d{1,3}1234567890?$/.test(phone)
  );
}
