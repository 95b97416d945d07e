import { UserError } from '../core/errors.ts';
import type { Language, Words } from '../core/language.ts';
import { shownMoment, shownNumber } from '../core/shown.ts';
import type { Zone } from '../core/zone.ts';

/** What row 1 of a built tab says. */
export interface Stamp {
  readonly name: string;
  readonly customers: number;
  /** ms since 1970 UTC. */
  readonly builtAt: number;
  /** Rows added to the orders since; 'retired' where builds leave the tab as it is. */
  readonly unread: number | 'retired';
}

/** "At risk · 161 people, built Wed 26 Nov 2025, 9:12. 312 new orders not read." */
export function stampOf({ name, customers, builtAt, unread }: Stamp, zone: Zone, language: Language): string {
  const count = shownNumber(customers, language);
  const at = shownMoment(builtAt, zone, language);
  const rest = unreadWords(unread)[language];
  if (language === 'fa') return `${name} · ${count} نفر، ساخته شد: ${at}. ${rest}`;
  return `${name} · ${count} ${customers === 1 ? 'person' : 'people'}, built ${at}. ${rest}`;
}

function unreadWords(unread: Stamp['unread']): Words {
  if (unread === 'retired')
    return {
      en: 'Not renewed any more; delete this tab when you no longer need it.',
      fa: 'دیگر به‌روز نمی‌شود؛ هرگاه نیاز نداشتید، این تب را حذف کنید.',
    };
  if (unread <= 0) return { en: 'All orders read.', fa: 'همهٔ سفارش‌ها خوانده شده است.' };
  const one = unread === 1;
  return {
    en: `${shownNumber(unread, 'en')} new ${one ? 'order' : 'orders'} not read.`,
    fa: `${shownNumber(unread, 'fa')} سفارش تازه خوانده نشده.`,
  };
}

export const nobodyYet = new UserError({
  en: 'no order that counts lies before today, so there is nobody to put into tabs',
  fa: 'هیچ سفارش شمرده‌شده‌ای تا امروز نیست، پس کسی برای بخش‌ها نیست',
});

export const buildingElsewhere = new UserError({
  en: 'somebody is building the tabs of this file just now; wait a minute, then build again',
  fa: 'همین حالا کس دیگری تب‌های این فایل را می‌سازد؛ یک دقیقه صبر کنید و دوباره بسازید',
});

/** The build has used up its run; the next one goes on with it. */
export class OutOfTime extends UserError {
  constructor(
    readonly done: number,
    readonly of: number,
  ) {
    super({
      en: `the build takes longer than one run may: ${done} of ${of} tabs are ready; build again and it goes on`,
      fa: `ساخت بیش از یک نوبت زمان می‌برد: ${shownNumber(done, 'fa')} تب از ${shownNumber(of, 'fa')} آماده است؛ دوباره بسازید تا ادامه یابد`,
    });
  }
}

export function deletedMeanwhile(name: string): UserError {
  return new UserError({
    en: `the tab "${name}" was deleted while it was being built; all others are whole, build again`,
    fa: `تب «${name}» هنگام ساخت حذف شد؛ بقیه سالم‌اند، دوباره بسازید`,
  });
}

/** Ours got another name, because a tab of the user's bears it. */
export const otherName = (taken: string, ours: string): Words => ({
  en: `A tab of yours is named "${taken}" and was left alone; ours is "${ours}"`,
  fa: `تبی از شما «${taken}» نام دارد و دست نخورد؛ تب ما «${ours}» است`,
});

/** Tabs of an earlier cut, or of a segment that was removed, stay with all that people wrote there. */
export const retiredTabs = (names: readonly string[]): Words => ({
  en: `Left as they were and not renewed any more: ${names.join(', ')}. Delete them when you no longer need them`,
  fa: `این تب‌ها همان‌طور که بودند ماندند و دیگر به‌روز نمی‌شوند: ${names.join('، ')}. هرگاه نیاز نداشتید، حذفشان کنید`,
});

export const buildingStep = (name: string): Words => ({
  en: `Building "${name}"`,
  fa: `در حال ساخت «${name}»`,
});
