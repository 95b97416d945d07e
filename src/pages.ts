import type { Words } from './core/language.ts';

/** The pages of the menu, in its order, each with the function that Google calls to open it. */
export const openingPages = [
  { id: 'week', opensBy: 'openThisWeek', caption: { en: 'This week', fa: 'این هفته' } },
  { id: 'orders', opensBy: 'openOrders', caption: { en: 'Orders', fa: 'سفارش‌ها' } },
  { id: 'segments', opensBy: 'openSegments', caption: { en: 'Segments', fa: 'بخش‌بندی مشتریان' } },
  { id: 'campaigns', opensBy: 'openCampaigns', caption: { en: 'Campaigns', fa: 'کمپین‌ها' } },
  { id: 'results', opensBy: 'openResults', caption: { en: 'Results', fa: 'نتایج' } },
  { id: 'settings', opensBy: 'openSettings', caption: { en: 'Settings', fa: 'تنظیمات' } },
  { id: 'sample', opensBy: 'openSampleData', caption: { en: 'Sample data', fa: 'دادهٔ نمونه' } },
  { id: 'help', opensBy: 'openHelp', caption: { en: 'Help', fa: 'راهنما' } },
] as const satisfies readonly { id: string; opensBy: string; caption: Words }[];

export type Page = (typeof openingPages)[number]['id'];
