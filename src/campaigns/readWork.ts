import type { Asked } from '../calls/calls.ts';
import { UserError } from '../core/errors.ts';
import { blankTable, findTable, openTable } from '../segments/table.ts';
import { campaignsTab, messagesTab, resultsTab, runLogTab } from '../segments/tabs.ts';
import { type Campaign, campaignsOf } from './campaign.ts';
import type { CheckedDraft } from './draft.ts';
import { isHalted, readHalt, writeHalt } from './journal.ts';
import { loadWork } from './loadWork.ts';
import { makeOptOuts } from './readOptOuts.ts';
import { setState, type Work } from './runWork.ts';
import type { Shop } from './shop.ts';

const lockWaitMs = 20_000;

/** What there is, without making a tab. */
export function look(asked: Asked): Work {
  const { platform, fileLanguage } = asked;
  const table = findTable(platform, campaignsTab, 'name') ?? blankTable(campaignsTab, 'name');
  const messages = findTable(platform, messagesTab, 'key') ?? blankTable(messagesTab, 'key');
  return loadWork(platform, fileLanguage, { campaigns: table, messages });
}

/** Work that writes: one at a time in this file, with every tab it needs. */
export function locked<T>(asked: Asked, work: (work: Work) => T): T {
  const { platform, fileLanguage } = asked;
  const done = platform.workbook.withLock(lockWaitMs, () => {
    const table = openTable(platform, campaignsTab, 'name', fileLanguage);
    const messages = openTable(platform, messagesTab, 'key', fileLanguage);
    makeOptOuts(platform, fileLanguage);
    openTable(platform, runLogTab, 'note', fileLanguage);
    openTable(platform, resultsTab, 'campaign', fileLanguage);
    const loaded = loadWork(platform, fileLanguage, { campaigns: table, messages });
    carryOut(loaded);
    return { value: work(loaded) };
  });
  if (!done) throw new UserError(busy);
  return done.value;
}

/** A stop that a person asked for, also one who was told to try again while a run was busy. */
function carryOut(work: Work): void {
  const { settings, workbook } = work.platform;
  const halt = readHalt(settings.file);
  if (!halt) return;
  for (const active of campaignsOf(work.campaigns))
    if ((active.state === 'scheduled' || active.state === 'running') && isHalted(halt, active.name))
      setState(work, active, 'paused', 'by_hand');
  work.campaigns.save();
  workbook.flush();
  writeHalt(settings.file, null);
}

/** A draft as if its row were there. */
export function imagined(draft: CheckedDraft): Campaign {
  return {
    ...draft,
    row: { at: 0, cells: [] },
    key: draft.name,
    state: 'draft',
    reason: '',
    confirmedAt: null,
    occurrence: '',
  };
}

/** @throws {UserError} while no orders can be read */
export function shopOf(work: Work): Shop {
  const shop = work.shop();
  if (shop) return shop;
  throw new UserError({
    en: 'no orders have been read yet; show where they are under Orders',
    fa: 'هنوز سفارشی خوانده نشده است؛ در «سفارش‌ها» نشان دهید کجاست',
  });
}

export const busy = {
  en: 'messages of this file are being sent right now; try again in a few minutes',
  fa: 'همین حالا پیام‌های این فایل در حال ارسال است؛ چند دقیقهٔ دیگر دوباره تلاش کنید',
} as const;

export const gatewayMissing = {
  en: 'this SMS provider is not set up; give its key in Settings',
  fa: 'این پنل پیامک تنظیم نشده است؛ کلیدش را در تنظیمات بنویسید',
} as const;
