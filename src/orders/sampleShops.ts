import { type Day, isoOf } from '../core/days.ts';
import { toJalali } from '../core/jalali.ts';
import type { Language } from '../core/language.ts';

export const customerCount = 960;

export const sampleAddress = (customer: number): string => `customer${customer + 1}@example.com`;

export interface Product {
  readonly name: string;
  readonly category: string;
  /** In shown units. */
  readonly price: number;
  /** What is often bought with it, by index. */
  readonly goesWith: number;
}

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

export const shops: Readonly<Record<Language, Shop>> = { en: english, fa: persian };
