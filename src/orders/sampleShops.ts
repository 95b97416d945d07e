import { type Day, isoOf } from '../core/days.ts';
import { toJalali } from '../core/jalali.ts';
import type { Language } from '../core/language.ts';
import { persianDigits } from '../core/text.ts';

export const customerCount = 960;

export const sampleAddress = (customer: number): string => `customer${customer + 1}@example.com`;

export interface Product {
  readonly name: string;
  readonly category: string;
  /** In shown units. */
  readonly price: number;
}

const product = (name: string, category: string, price: number): Product => ({ name, category, price });

/** What is often bought with each product, by index: the shops sell the same things. */
export const goesWith: readonly number[] = [5, 5, 7, 8, 9, 0, 1, 2, 3, 4];

const namesIn = (text: string): string[] => text.split(' ');

export interface Shop {
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

const clockText = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

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
  firstNames: namesIn(
    'Lena Javier Maximilian Nora Sam Ella Paul Sheila Karim Laura Hugo Tara Ivo Marta Jonas Aoife ' +
      'Piotr Greta Luca Ines Oskar Freya Matteo Zoe Anton Clara',
  ),
  lastNames: namesIn(
    'Vogt Ortiz Braun Lind Carter Rossi Yates Byrne Fahmy Meyer Quintero Singh Novak Silva Dubois ' +
      'Keane Kowalski Berg Conti Moreau Hansen Doyle Ferri Walsh',
  ),
  cities: ['London', 'Dublin', 'Manchester', 'Edinburgh', 'Bristol', 'Leeds', 'Cork', 'Cardiff', 'Galway'],
  channels: ['Search', 'Instagram', 'Direct', 'Newsletter', 'Friend'],
  products: [
    product('Black tea', 'Tea', 14.5),
    product('Green tea', 'Tea', 16),
    product('Herbal mix', 'Tea', 12.9),
    product('Espresso beans', 'Coffee', 19.5),
    product('Filter coffee', 'Coffee', 17),
    product('Teapot', 'Tableware', 42),
    product('Glass cups', 'Tableware', 24),
    product('Honey', 'Pantry', 9.8),
    product('Moka pot', 'Tableware', 38),
    product('Paper filters', 'Pantry', 5.4),
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
  firstNames: namesIn(
    'مریم رضا ابوالفضل نگار سعید الهام پویا شیدا کامران لیلا حسین ترانه بهار آرش مینا سهراب پریسا ' +
      'نوید گلناز کیان هستی فرهاد یاسمن امید سارا بابک',
  ),
  lastNames: namesIn(
    'احمدی موسوی نوری صادقی کریمی رستمی یزدانی بهرامی فلاح مرادی قاسمی شریفی کاظمی رحیمی جعفری ' +
      'امینی سلطانی زارعی فرهمند دانش مهرابی طاهری پارسا نیک‌نام',
  ),
  cities: ['تهران', 'مشهد', 'اصفهان', 'شیراز', 'تبریز', 'کرج', 'رشت', 'یزد', 'اهواز'],
  channels: ['اینستاگرام', 'گوگل', 'مستقیم', 'پیامک', 'معرفی دوستان'],
  products: [
    product('چای سیاه', 'چای', 385_000),
    product('چای سبز', 'چای', 420_000),
    product('دمنوش گیاهی', 'چای', 290_000),
    product('قهوه اسپرسو', 'قهوه', 720_000),
    product('قهوه فرانسه', 'قهوه', 650_000),
    product('قوری', 'ظرف', 980_000),
    product('فنجان', 'ظرف', 540_000),
    product('عسل', 'خوراکی', 460_000),
    product('موکاپات', 'ظرف', 1_250_000),
    product('زعفران', 'خوراکی', 890_000),
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

export const shops: Readonly<Record<Language, Shop>> = { en: english, fa: persian };
