import type { Words } from '../core/language.ts';

/**
 * Why a row is not counted, in the order in which they are tried: the first that applies is the one. `refunded` also
 * holds the parts of counted orders that went back.
 */
export const reasons = [
  { id: 'test order', label: { en: 'Test order', fa: 'سفارش آزمایشی' } },
  { id: 'repeated', label: { en: 'Repeated', fa: 'تکراری' } },
  { id: 'cancelled', label: { en: 'Cancelled', fa: 'لغوشده' } },
  { id: 'unpaid', label: { en: 'Unpaid', fa: 'پرداخت‌نشده' } },
  { id: 'refunded', label: { en: 'Refunded', fa: 'بازپرداخت‌شده' } },
  { id: 'unknown status', label: { en: 'Status not known', fa: 'وضعیت ناشناخته' } },
  {
    id: 'refund without its order',
    label: { en: 'Refund without its order', fa: 'بازپرداخت بدون سفارش آن' },
  },
  { id: 'several currencies', label: { en: 'Lines in several currencies', fa: 'ردیف‌ها با چند واحد پول' } },
  { id: 'no price', label: { en: 'Line without a price', fa: 'ردیف بدون قیمت' } },
  { id: 'unclear date', label: { en: 'Day and month not clear', fa: 'روز و ماه نامشخص' } },
  { id: 'unreadable date', label: { en: 'Date could not be read', fa: 'تاریخ خوانده نشد' } },
  { id: 'unreadable amount', label: { en: 'Amount could not be read', fa: 'مبلغ خوانده نشد' } },
] as const satisfies readonly { id: string; label: Words }[];

export type ReasonId = (typeof reasons)[number]['id'];

/** Code of a reason: its place in the list from 1; 0 counts. */
export const reasonCode = Object.fromEntries(reasons.map(({ id }, i) => [id, i + 1])) as Readonly<
  Record<ReasonId, number>
>;

export function reasonLabel(id: string): Words {
  return reasons.find((reason) => reason.id === id)?.label ?? { en: id, fa: id };
}
