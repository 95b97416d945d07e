import type { Table } from '../core/cells.ts';
import { type Day, isoOf } from '../core/days.ts';
import { toJalali } from '../core/jalali.ts';
import type { Language } from '../core/language.ts';
import { foldText } from '../core/text.ts';
import type { Person } from './order.ts';

/**
 * A made-up shop: two years of orders up to `lastDay`, about 3,000 of them, one row a line with order totals
 * repeated, as shop exports look. Growth, seasons, customers who lapse, coupons, cancellations and refunds. Names,
 * phones and addresses cannot be anybody's: example.com, 0912 000 ····, and the numbers that Ofcom keeps for drama.
 * The same day and language always give the same shop.
 */
export function sampleOrders(language: Language, lastDay: Day): (string | number)[][] {
  const shop = shops[language];
  const random = randomFrom(language === 'fa' ? 1404 : 2025);
  const orders = customersOf(shop, lastDay, random).flatMap((customer) =>
    ordersOf(customer, shop, lastDay, random),
  );
  orders.sort((a, b) => a.day - b.day || a.minute - b.minute || a.customer.number - b.customer.number);
  return [
    [...shop.headers],
    ...orders.flatMap((order, index) => rowsOf(order, shop.firstOrder + index, shop)),
  ];
}

/**
 * Whether somebody is one of the made-up customers, in whatever tab or file they stand: by an address and a phone of
 * one number, or by either with a name of theirs.
 */
export function isSamplePerson({ name, email, phone }: Pick<Person, 'name' | 'email' | 'phone'>): boolean {
  const [, address] = /^customer(\d+)@example\.com$/i.exec(email) ?? [];
  const [, english, persian] = /(?:7700900(\d{3})|912000(\d{4}))$/.exec(phone) ?? [];
  const byAddress = address === undefined ? null : Number(address) - 1;
  const byPhone =
    english !== undefined ? Number(english) : persian !== undefined ? Number(persian) - 100 : null;
  if (byAddress !== null && byAddress === byPhone) return true;
  return (byAddress !== null || byPhone !== null) && isSampleName(name);
}

function isSampleName(name: string): boolean {
  const folded = foldText(name);
  const has = (names: readonly string[], fits: (part: string) => boolean) => names.map(foldText).some(fits);
  return Object.values(shops).some(
    ({ firstNames, lastNames }) =>
      has(firstNames, (first) => folded.startsWith(`${first} `)) &&
      has(lastNames, (last) => folded.endsWith(` ${last}`)),
  );
}

/** Whether rows are the sample shop's, most of those that hold something. */
export function isSampleTable(rows: Table): boolean {
  const filled = rows.filter((row) => row.some((cell) => cell !== ''));
  const made = filled.filter((row) => {
    const texts = row.map(String);
    const email = texts.find((text) => text.includes('@')) ?? '';
    return texts.some((phone) => isSamplePerson({ name: '', email, phone }));
  });
  return made.length * 2 > filled.length;
}

interface Product {
  readonly name: string;
  readonly category: string;
  /** In shown units. */
  readonly price: number;
  /** What is often bought with it, by index. */
  readonly goesWith: number;
}

interface Shop {
  readonly headers: readonly string[];
  readonly firstOrder: number;
  readonly firstNames: readonly string[];
  readonly lastNames: readonly string[];
  readonly cities: readonly string[];
  readonly channels: readonly string[];
  readonly products: readonly Product[];
  readonly coupon: string;
  readonly statuses: { readonly paid: string; readonly cancelled: string; readonly refunded: string };
  phone(customer: number): string;
  dayText(day: Day, minute: number): string;
  /** How busy the shop is on that day, about 1. */
  season(day: Day): number;
}

interface SampleCustomer {
  readonly number: number;
  readonly name: string;
  readonly phone: string;
  readonly email: string;
  readonly city: string;
  readonly channel: string;
  readonly firstDay: Day;
  /** Mean days between orders while the customer still buys. */
  readonly gapDays: number;
  /** Chance of never coming back after an order. */
  readonly leaves: number;
  readonly favourite: number;
}

interface SampleOrder {
  readonly customer: SampleCustomer;
  readonly day: Day;
  readonly minute: number;
  readonly lines: readonly { readonly product: Product; readonly quantity: number }[];
  readonly total: number;
  readonly discount: number;
  readonly refund: number;
  readonly status: string;
}

const customerCount = 960;
const spanDays = 730;

function customersOf(shop: Shop, lastDay: Day, random: () => number): SampleCustomer[] {
  return Array.from({ length: customerCount }, (_, number) => {
    const city = pick(shop.cities, random() ** 1.7);
    const reachable = random();
    return {
      number,
      name: `${pick(shop.firstNames, random())} ${pick(shop.lastNames, random())}`,
      phone: reachable < 0.94 ? shop.phone(number) : '',
      email: reachable > 0.08 ? `customer${number + 1}@example.com` : '',
      city,
      channel: pick(shop.channels, random() ** 1.5),
      // A power below 1: the shop grows, so somewhat more of its customers came lately.
      firstDay: lastDay - Math.floor(spanDays * (1 - random() ** 0.85)),
      gapDays: 22 + 75 * random() ** 1.4,
      leaves: 0.05 + 0.75 * random() ** 1.3,
      favourite: Math.floor(random() ** 1.6 * shop.products.length),
    };
  });
}

function ordersOf(customer: SampleCustomer, shop: Shop, lastDay: Day, random: () => number): SampleOrder[] {
  const orders: SampleOrder[] = [];
  let day = customer.firstDay;
  while (day <= lastDay) {
    if (orders.length === 0 || random() < shop.season(day) / 1.5) {
      orders.push(orderOn(day, customer, shop, random));
      if (random() < customer.leaves / (1 + orders.length / 5)) break;
    }
    day += 1 + Math.round(-Math.log(1 - random()) * customer.gapDays);
  }
  return orders;
}

function orderOn(day: Day, customer: SampleCustomer, shop: Shop, random: () => number): SampleOrder {
  const chosen = random() < 0.6 ? customer.favourite : Math.floor(random() * shop.products.length);
  const product = shop.products[chosen]!;
  const lines = [{ product, quantity: 1 + Math.floor(random() ** 3 * 3) }];
  if (random() < 0.45) lines.push({ product: shop.products[product.goesWith]!, quantity: 1 });
  const subtotal = lines.reduce((sum, line) => sum + line.product.price * line.quantity, 0);
  const discount = random() < 0.18 ? Math.round(subtotal * 10) / 100 : 0;
  const total = Math.round((subtotal - discount) * 100) / 100;
  const fate = random();
  const status = fate < 0.03 ? 'cancelled' : fate < 0.045 ? 'refunded' : 'paid';
  // A partial refund gives the last line back.
  const refund =
    status === 'refunded' ? total : fate > 0.985 && lines[1] ? Math.min(lines[1].product.price, total) : 0;
  const minute = 9 * 60 + Math.floor(random() * 13 * 60);
  return { customer, day, minute, lines, total, discount, refund, status: shop.statuses[status] };
}

function rowsOf(order: SampleOrder, id: number, shop: Shop): (string | number)[][] {
  const { customer } = order;
  return order.lines.map(({ product, quantity }) => [
    String(id),
    shop.dayText(order.day, order.minute),
    customer.name,
    customer.phone,
    customer.email,
    customer.city,
    order.total,
    order.status,
    product.name,
    product.category,
    quantity,
    product.price,
    order.discount,
    order.discount > 0 ? shop.coupon : '',
    order.refund,
    customer.channel,
  ]);
}

const pick = <T>(list: readonly T[], share: number): T =>
  list[Math.min(list.length - 1, Math.floor(share * list.length))]!;

/** Numbers from 0 to 1, the same for the same seed (mulberry32, public domain by Tommy Ettinger). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const clockText = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

const persianDigits = (text: string): string => text.replace(/\d/g, (digit) => '۰۱۲۳۴۵۶۷۸۹'[Number(digit)]!);

const english: Shop = {
  headers: [
    'Order number',
    'Order date',
    'Customer name',
    'Phone',
    'E-mail',
    'City',
    'Total (EUR)',
    'Status',
    'Product',
    'Category',
    'Quantity',
    'Unit price',
    'Discount',
    'Coupon',
    'Refunded amount',
    'Source',
  ],
  firstOrder: 10_001,
  firstNames: [
    'Lena',
    'Javier',
    'Maximilian',
    'Nora',
    'Sam',
    'Ella',
    'Paul',
    'Sheila',
    'Karim',
    'Laura',
    'Hugo',
    'Tara',
    'Ivo',
    'Marta',
    'Jonas',
    'Aoife',
    'Piotr',
    'Greta',
    'Luca',
    'Ines',
    'Oskar',
    'Freya',
    'Matteo',
    'Zoe',
    'Anton',
    'Clara',
  ],
  lastNames: [
    'Vogt',
    'Ortiz',
    'Braun',
    'Lind',
    'Carter',
    'Rossi',
    'Yates',
    'Byrne',
    'Fahmy',
    'Meyer',
    'Quintero',
    'Singh',
    'Novak',
    'Silva',
    'Dubois',
    'Keane',
    'Kowalski',
    'Berg',
    'Conti',
    'Moreau',
    'Hansen',
    'Doyle',
    'Ferri',
    'Walsh',
  ],
  cities: ['London', 'Dublin', 'Manchester', 'Edinburgh', 'Bristol', 'Leeds', 'Cork', 'Cardiff', 'Galway'],
  channels: ['Search', 'Instagram', 'Direct', 'Newsletter', 'Friend'],
  products: [
    { name: 'Black tea', category: 'Tea', price: 14.5, goesWith: 5 },
    { name: 'Green tea', category: 'Tea', price: 16, goesWith: 5 },
    { name: 'Herbal mix', category: 'Tea', price: 12.9, goesWith: 7 },
    { name: 'Espresso beans', category: 'Coffee', price: 19.5, goesWith: 8 },
    { name: 'Filter coffee', category: 'Coffee', price: 17, goesWith: 9 },
    { name: 'Teapot', category: 'Tableware', price: 42, goesWith: 0 },
    { name: 'Glass cups', category: 'Tableware', price: 24, goesWith: 1 },
    { name: 'Honey', category: 'Pantry', price: 9.8, goesWith: 2 },
    { name: 'Moka pot', category: 'Tableware', price: 38, goesWith: 3 },
    { name: 'Paper filters', category: 'Pantry', price: 5.4, goesWith: 4 },
  ],
  coupon: 'TEATIME10',
  statuses: { paid: 'Completed', cancelled: 'Cancelled', refunded: 'Refunded' },
  phone: (customer) => `+447700900${String(customer).padStart(3, '0')}`,
  dayText: (day, minute) => `${isoOf(day)} ${clockText(minute)}`,
  season: (day) => {
    const month = Number(isoOf(day).slice(5, 7));
    return month >= 11 ? 1.5 : month >= 6 && month <= 8 ? 0.75 : 1;
  },
};

const persian: Shop = {
  headers: [
    'شماره سفارش',
    'تاریخ سفارش',
    'نام مشتری',
    'موبایل',
    'ایمیل',
    'شهر',
    'مبلغ کل (تومان)',
    'وضعیت',
    'محصول',
    'دسته',
    'تعداد',
    'قیمت واحد',
    'تخفیف',
    'کد تخفیف',
    'مبلغ مرجوعی',
    'منبع',
  ],
  firstOrder: 50_001,
  firstNames: [
    'مریم',
    'رضا',
    'ابوالفضل',
    'نگار',
    'سعید',
    'الهام',
    'پویا',
    'شیدا',
    'کامران',
    'لیلا',
    'حسین',
    'ترانه',
    'بهار',
    'آرش',
    'مینا',
    'سهراب',
    'پریسا',
    'نوید',
    'گلناز',
    'کیان',
    'هستی',
    'فرهاد',
    'یاسمن',
    'امید',
    'سارا',
    'بابک',
  ],
  lastNames: [
    'احمدی',
    'موسوی',
    'نوری',
    'صادقی',
    'کریمی',
    'رستمی',
    'یزدانی',
    'بهرامی',
    'فلاح',
    'مرادی',
    'قاسمی',
    'شریفی',
    'کاظمی',
    'رحیمی',
    'جعفری',
    'امینی',
    'سلطانی',
    'زارعی',
    'فرهمند',
    'دانش',
    'مهرابی',
    'طاهری',
    'پارسا',
    'نیک‌نام',
  ],
  cities: ['تهران', 'مشهد', 'اصفهان', 'شیراز', 'تبریز', 'کرج', 'رشت', 'یزد', 'اهواز'],
  channels: ['اینستاگرام', 'گوگل', 'مستقیم', 'پیامک', 'معرفی دوستان'],
  products: [
    { name: 'چای سیاه', category: 'چای', price: 385_000, goesWith: 5 },
    { name: 'چای سبز', category: 'چای', price: 420_000, goesWith: 5 },
    { name: 'دمنوش گیاهی', category: 'چای', price: 290_000, goesWith: 7 },
    { name: 'قهوه اسپرسو', category: 'قهوه', price: 720_000, goesWith: 8 },
    { name: 'قهوه فرانسه', category: 'قهوه', price: 650_000, goesWith: 9 },
    { name: 'قوری', category: 'ظرف', price: 980_000, goesWith: 0 },
    { name: 'فنجان', category: 'ظرف', price: 540_000, goesWith: 1 },
    { name: 'عسل', category: 'خوراکی', price: 460_000, goesWith: 2 },
    { name: 'موکاپات', category: 'ظرف', price: 1_250_000, goesWith: 3 },
    { name: 'زعفران', category: 'خوراکی', price: 890_000, goesWith: 4 },
  ],
  coupon: 'CHAI10',
  statuses: { paid: 'تکمیل شده', cancelled: 'لغو شده', refunded: 'مسترد شده' },
  phone: (customer) => `0912000${String(customer + 100).padStart(4, '0')}`,
  dayText: (day, minute) => {
    const { year, month, day: dayOfMonth } = toJalali(day);
    const two = (part: number) => String(part).padStart(2, '0');
    return persianDigits(`${year}/${two(month)}/${two(dayOfMonth)} ${clockText(minute)}`);
  },
  // Busiest before Yalda (Azar) and Nowruz (Esfand), quiet in the holiday.
  season: (day) => {
    const { month, day: dayOfMonth } = toJalali(day);
    if (month === 12 || month === 9) return 1.5;
    return month === 1 && dayOfMonth <= 14 ? 0.5 : 1;
  },
};

const shops: Readonly<Record<Language, Shop>> = { en: english, fa: persian };
