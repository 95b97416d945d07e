import type { Answering, Asked } from '../calls/calls.ts';
import type { RunReport } from '../calls/campaigns.ts';
import { UserError } from '../core/errors.ts';
import { scheduleTicks } from '../segments/scheduleTicks.ts';
import { audienceOf } from './audience.ts';
import {
  type Campaign,
  callListId,
  campaignsOf,
  cellsOf,
  isConfirmed,
  sameName,
  stateCells,
  undoMs,
} from './campaign.ts';
import { type CheckedDraft, checkDraft } from './draft.ts';
import { type Journal, readHalt, readJournal, readTick, writeHalt, writeJournal } from './journal.ts';
import { listOf } from './listOf.ts';
import { writeKept } from './loadArchive.ts';
import { loadGateway } from './loadGateway.ts';
import { momentCell } from './message.ts';
import { instantOf } from './occurrences.ts';
import { questionOf, tooLongIn } from './plan.ts';
import { mustType, previewOf } from './previewOf.ts';
import { writeOptOuts } from './readOptOuts.ts';
import { busy, gatewayMissing, imagined, locked, look, shopOf } from './readWork.ts';
import { runDue } from './run.ts';
import {
  cancelRest,
  countsOf,
  isOurs,
  noteCounts,
  noteJournal,
  setState,
  turnOf,
  type Work,
} from './runWork.ts';
import { statusOf } from './statusOf.ts';
import { readWishes } from './trackMessages.ts';
import { sentenceOf } from './writeRunLog.ts';

export const campaigns: Answering<'campaigns'> = (_input, asked) => listOf(look(asked), asked);

export const campaign: Answering<'campaign'> = ({ name }, asked) => {
  const work = look(asked);
  return statusOf(work, named(work, name), asked.language);
};

export const previewCampaign: Answering<'previewCampaign'> = ({ draft, credit = false }, asked) => {
  const work = look(asked);
  const { language } = asked;
  return previewOf(work, imagined(checkDraft(draft)), shopOf(work), { language, asksCredit: credit });
};

export const saveDraft: Answering<'saveDraft'> = ({ draft }, asked) => {
  const checked = checkDraft(draft);
  return locked(asked, (work) => {
    if (work.shop()) work.members(checked.segment);
    const known = found(work, checked.name);
    if (known && known.state !== 'draft') throw nameTaken(checked.name);
    const cells = { ...cellsOf(checked, asked.fileLanguage), ...stateCells('draft', '', asked.fileLanguage) };
    if (known) work.campaigns.set(known.row, cells);
    else work.campaigns.append(cells);
    work.campaigns.save();
    asked.platform.workbook.flush();
    return statusOf(work, named(work, checked.name), asked.language);
  });
};

/**
 * Confirms a campaign. Done again with the same words it changes nothing, so a press that was cut off may be repeated.
 */
export const scheduleCampaign: Answering<'scheduleCampaign'> = ({ draft, typedCount }, asked) => {
  const checked = checkDraft(draft);
  const { platform } = asked;
  return locked(asked, (work) => {
    const known = found(work, checked.name);
    const isKnown = known !== null && known.state !== 'draft' && isConfirmed(known);
    if (isKnown && !isOurs(work, known)) throw foreign(work, known);
    if (isKnown && isSame(known, checked)) return statusOf(work, known, asked.language);
    const key = isKnown ? known.key : checked.name;
    if ((isKnown && known.state !== 'scheduled') || isTaken(work, key, known)) throw nameTaken(checked.name);
    confirmPossible(work, checked, typedCount);
    const now = platform.clock.now();
    openAgenda(work, Math.max(now + undoMs, instantOf(checked.start, platform.workbook.zone)), key);
    const cells = {
      key,
      ...cellsOf(checked, asked.fileLanguage),
      ...stateCells('scheduled', '', asked.fileLanguage),
      line: lineOf(work, checked),
      confirmed: momentCell(now),
      next: momentCell(Math.max(now + undoMs, instantOf(checked.start, platform.workbook.zone))),
    };
    if (known) work.campaigns.set(known.row, cells);
    else work.campaigns.append(cells);
    work.campaigns.save();
    platform.workbook.flush();
    const ready = checked.channel === 'sms' ? loadGateway(platform, checked.gateway) : null;
    if (ready) readWishes(work, ready);
    if (work.wishes.length > 0) writeOptOuts(platform, asked.fileLanguage, work.wishes);
    return statusOf(work, named(work, checked.name), asked.language);
  });
};

/** The line that texts come from: what the gateway's settings say of it, keys aside. */
function lineOf(work: Work, draft: CheckedDraft): string {
  const ready = work.gateway(draft.gateway);
  if (!ready) return '';
  const names = Object.keys(ready.gateway.settings).filter((name) => /^(?:sender|from|line)/.test(name));
  return names.map((name) => ready.settings[name] ?? '').join('');
}

/** What a person must have seen to before anything is scheduled. */
function confirmPossible(work: Work, draft: CheckedDraft, typedCount: number | null): void {
  const shop = shopOf(work);
  if (draft.channel === 'sms' && draft.gateway !== callListId && !loadGateway(work.platform, draft.gateway))
    throw new UserError(gatewayMissing);
  const question = imagined(draft);
  const audience = audienceOf(questionOf(work, question, 'preview', shop));
  const gets = audience.filter(({ state }) => state === 'planned').length;
  if (audience.length > 0 && audience.every(({ reason }) => reason === 'no_address'))
    throw new UserError(noAddresses[draft.channel]);
  const words = tooLongIn(work, question, shop, audience);
  if (words) throw new UserError(words);
  if (mustType(gets) && typedCount !== gets)
    throw new UserError({
      en: `to confirm, type the number of people, ${gets}, got ${typedCount ?? 'nothing'}`,
      fa: `برای تأیید، تعداد را بنویسید: ${gets}؛ ${typedCount ?? 'چیزی'} آمد`,
    });
}

const noAddresses = {
  email: {
    en: 'none of these customers has an e-mail address; map the e-mail column under Orders',
    fa: 'هیچ‌کدام از این مشتریان ایمیل ندارند؛ ستون ایمیل را در «سفارش‌ها» نشان دهید',
  },
  sms: {
    en: 'none of these customers has a mobile number; map the phone column under Orders',
    fa: 'هیچ‌کدام از این مشتریان شمارهٔ موبایل ندارند؛ ستون موبایل را در «سفارش‌ها» نشان دهید',
  },
} as const;

export const setCampaignState: Answering<'setCampaignState'> = ({ name, act }, asked) => {
  // A run that is busy with it looks here before each batch, while this call still waits for its lock.
  if (act !== 'resume') halt(asked, [name]);
  return locked(asked, (work) => {
    const wanted = named(work, name);
    const isOver = wanted.state === 'finished' || wanted.state === 'cancelled';
    if (isOver) throw overAlready(wanted);
    if (act === 'resume') resume(work, wanted, asked);
    else if (act === 'cancel') cancel(work, wanted);
    save(work);
    return statusOf(work, named(work, name), asked.language);
  });
};

export const stopEverything: Answering<'stopEverything'> = (_input, asked) => {
  writeHalt(asked.platform.settings.file, { all: true, names: [] });
  return locked(asked, (work) => listOf(work, asked));
};

export const runNow: Answering<'runNow'> = (_input, asked): RunReport => {
  const { platform, fileLanguage, language } = asked;
  const report = runDue(platform, fileLanguage, readTick(platform.settings.file)?.at ?? null);
  if (report.idle === 'not_owner') throw notOwner(readJournal(platform.settings.file));
  if (report.idle === 'busy') throw new UserError(busy);
  return {
    sent: report.sent,
    notes: report.notes.map((note) => sentenceOf(note, platform.workbook.zone, language)),
    campaigns: campaigns({}, asked),
  };
};

/**
 * Starts the hourly run and says when it has something to do: before the rows, for a run that finds nothing to do is
 * better than one that is never made.
 * `key`: of the campaign that is confirmed by this. A copied file begins anew once it holds none of the first one's.
 * @throws {UserError} when somebody else sends from this file, it is a copy, or Google allows no more triggers
 */
export function openAgenda(work: Work, at: number, key?: string): void {
  const { platform, campaigns, ledger } = work;
  const { id } = platform.workbook;
  const journal = readJournal(platform.settings.file);
  const owner = platform.schedule.person();
  const isCopy = journal !== null && journal.file !== id;
  if (isCopy && campaigns.rows.length + ledger.messages.length > 0) throw new UserError(copied);
  if (journal && !isCopy && journal.owner !== owner) throw notOwner(journal);
  scheduleTicks(platform.schedule);
  if (isCopy) writeKept(platform, {});
  const counts = key === undefined ? {} : { [key]: { claimed: 0, rows: 0, reached: '' } };
  work.journal =
    journal && !isCopy
      ? {
          ...journal,
          agenda: Math.min(journal.agenda ?? at, at),
          counts: { ...journal.counts, ...counts },
        }
      : { file: id, owner, agenda: at, counts, batch: '' };
  writeJournal(platform.settings.file, work.journal);
}

const copied = {
  en: 'this file is a copy; its campaigns go on in the first file. Delete the Campaigns and Messages tabs to begin anew here',
  fa: 'این فایل کپی است و کمپین‌هایش در فایل اصلی ادامه دارد؛ برای شروع دوباره، تب‌های کمپین‌ها و پیام‌ها را اینجا پاک کنید',
} as const;

function notOwner(journal: Journal | null): UserError {
  const owner = journal?.owner ?? '';
  return new UserError({
    en: `${owner} sends from this file; one person does, so that nothing goes twice. Ask them to press it`,
    fa: `ارسال از این فایل با ${owner} است؛ فقط یک نفر می‌فرستد تا پیامی دو بار نرود. از او بخواهید`,
  });
}

function resume(work: Work, wanted: Campaign, asked: Asked): void {
  const { platform } = asked;
  if (wanted.state !== 'paused') return;
  if (!isConfirmed(wanted)) throw new UserError(notConfirmed);
  if (!isOurs(work, wanted)) throw foreign(work, wanted);
  if (wanted.reason === 'row_missing') throw new UserError(rowGone);
  openAgenda(work, platform.clock.now());
  if (wanted.reason === 'rows_missing') {
    doubt(work, wanted);
    noteCounts(work, wanted.key);
    work.campaigns.set(wanted.row, { total: work.ledger.of(wanted.key).length });
  }
  const isOpen = work.ledger.of(wanted.key).some(({ state }) => state === 'planned' || state === 'retry');
  setState(work, wanted, isOpen ? 'running' : 'scheduled', '');
  if (wanted.reason === 'stale') noteJournal(work, { asked: platform.clock.now() });
  work.campaigns.set(wanted.row, { next: momentCell(platform.clock.now()) });
}

/** Of messages that an older version of the file calls waiting, those whose turn had come may have gone. */
function doubt(work: Work, { key }: Campaign): void {
  const noted = work.journal.counts[key]!;
  if (countsOf(work, key).claimed >= noted.claimed) return;
  for (const message of work.ledger.of(key))
    if ((message.state === 'planned' || message.state === 'retry') && turnOf(message) <= noted.reached)
      work.ledger.change(message, { state: 'unknown', sentAt: message.plannedAt });
}

/** Why a campaign that was confirmed in another file does not go on in this one. */
function foreign({ platform, journal }: Work, { name }: Campaign): UserError {
  return new UserError(
    journal.file === platform.workbook.id
      ? {
          en: `"${name}" was confirmed in the file this is a copy of, and goes on there; cancel it here and make a new one`,
          fa: `«${name}» در فایل اصلیِ این کپی تأیید شده و آنجا ادامه دارد؛ اینجا لغوش کنید و تازه بسازید`,
        }
      : copied,
  );
}

const rowGone = {
  en: 'the text of this campaign stood in a row that is gone; bring the row back by Undo or version history, or cancel it',
  fa: 'متن این کمپین در ردیفی بود که دیگر نیست؛ ردیف را با بازگردانی یا تاریخچهٔ نسخه‌ها برگردانید، یا لغوش کنید',
} as const;

const notConfirmed = {
  en: 'this campaign was never confirmed; open it as a draft and schedule it',
  fa: 'این کمپین هنوز تأیید نشده است؛ پیش‌نویس را باز و زمان‌بندی کنید',
} as const;

/** What a run that died has left claimed and never counted did not go either. */
function cancel(work: Work, wanted: Campaign): void {
  for (const message of work.ledger.of(wanted.key))
    if (message.state === 'sending')
      work.ledger.change(message, { state: message.batch === work.journal.batch ? 'unknown' : 'planned' });
  cancelRest(work, wanted.key, 'by_hand');
  noteCounts(work, wanted.key);
  setState(work, wanted, 'cancelled', '');
}

/** Writes what changed, at once. */
export function save(work: Work): void {
  work.ledger.save();
  work.campaigns.save();
  work.platform.workbook.flush();
}

function halt({ platform: { settings } }: Asked, names: readonly string[]): void {
  const before = readHalt(settings.file);
  writeHalt(settings.file, { all: before?.all ?? false, names: [...(before?.names ?? []), ...names] });
}

function found(work: Work, name: string): Campaign | null {
  const alike = campaignsOf(work.campaigns).filter((known) => sameName(known.name, name));
  return alike.find(({ key }) => key !== '') ?? alike[0] ?? null;
}

/** @throws {UserError} when no campaign bears the name */
export function named(work: Work, name: string): Campaign {
  const known = found(work, name);
  if (known) return known;
  throw new UserError({
    en: `there is no campaign named "${name}" in the Campaigns tab`,
    fa: `کمپینی به نام «${name}» در تب کمپین‌ها نیست`,
  });
}

/** Whether messages stand under a key, or stood there, of any campaign but `own`. */
function isTaken(work: Work, key: string, own: Campaign | null): boolean {
  const { campaigns, ledger, journal, platform } = work;
  const claimed = journal.file === platform.workbook.id ? (journal.counts[key]?.claimed ?? 0) : 0;
  if (ledger.of(key).length + claimed > 0) return true;
  return campaignsOf(campaigns).some((other) => other.row !== own?.row && sameName(other.key, key));
}

function nameTaken(name: string): UserError {
  return new UserError({
    en: `a campaign named "${name}" has been sent or is under way; give this one another name`,
    fa: `کمپینی به نام «${name}» فرستاده شده یا در راه است؛ نام دیگری بگذارید`,
  });
}

function overAlready({ name, state }: Campaign): UserError {
  return new UserError(
    state === 'finished'
      ? { en: `"${name}" is finished already`, fa: `«${name}» پایان یافته است` }
      : { en: `"${name}" is cancelled already`, fa: `«${name}» لغو شده است` },
  );
}

/** Whether a person pressed again what they had confirmed. */
function isSame(known: Campaign, draft: CheckedDraft): boolean {
  const {
    row: _row,
    key: _key,
    state: _state,
    reason: _reason,
    occurrence: _occurrence,
    confirmedAt: _at,
    ...kept
  } = known;
  const { startText: _text, ...wanted } = draft;
  const sorted = (value: object) => JSON.stringify(value, [...Object.keys(value), 'day', 'minute'].sort());
  return sorted(kept) === sorted(wanted);
}
