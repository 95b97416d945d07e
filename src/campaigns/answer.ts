import type { Answering, Asked, RunReport } from '../calls.ts';
import { UserError } from '../core/errors.ts';
import { audienceOf } from './audience.ts';
import { type Campaign, callListId, campaignsOf, cellsOf, sameName, stateCells, undoMs } from './campaign.ts';
import { type CheckedDraft, checkDraft } from './draft.ts';
import { type Journal, readHalt, readJournal, readTick, writeHalt } from './journal.ts';
import { listOf } from './listOf.ts';
import { loadGateway } from './loadGateway.ts';
import { momentCell } from './message.ts';
import { instantOf } from './occurrences.ts';
import { questionOf, tooLongIn } from './plan.ts';
import { mustType, previewOf } from './previewOf.ts';
import { writeOptOuts } from './readOptOuts.ts';
import { busy, gatewayMissing, imagined, locked, look, shopOf } from './readWork.ts';
import { runDue } from './run.ts';
import { noteClaims, noteJournal, setState, type Work } from './runWork.ts';
import { statusOf } from './statusOf.ts';
import { readWishes } from './trackMessages.ts';
import { sentenceOf } from './writeRunLog.ts';

export const campaigns: Answering<'campaigns'> = (_input, asked) => listOf(look(asked), asked);

export const campaign: Answering<'campaign'> = ({ name }, asked) => {
  const work = look(asked);
  return statusOf(work, named(work, name), asked.language);
};

export const previewCampaign: Answering<'previewCampaign'> = ({ draft }, asked) => {
  const work = look(asked);
  return previewOf(work, imagined(checkDraft(draft)), shopOf(work), asked.language);
};

export const saveDraft: Answering<'saveDraft'> = ({ draft }, asked) => {
  const checked = checkDraft(draft);
  return locked(asked, (work) => {
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
    if (known && isSame(known, checked) && known.state !== 'draft')
      return statusOf(work, known, asked.language);
    if (
      known &&
      ((known.state !== 'draft' && known.state !== 'scheduled') || work.ledger.of(known.name).length > 0)
    )
      throw nameTaken(checked.name);
    confirmPossible(work, checked, typedCount);
    const now = platform.clock.now();
    openAgenda(work, Math.max(now + undoMs, instantOf(checked.start, platform.workbook.zone)));
    const cells = {
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
  const { file } = asked.platform.settings;
  // A run that is busy with it looks here before each batch, while this call still waits for its lock.
  if (act !== 'resume') halt(asked, [name]);
  return locked(asked, (work) => {
    const wanted = named(work, name);
    const isOver = wanted.state === 'finished' || wanted.state === 'cancelled';
    if (isOver) throw overAlready(wanted);
    if (act === 'resume') resume(work, wanted, asked);
    else if (act === 'cancel') cancel(work, wanted);
    else if (wanted.state !== 'draft') setState(work, wanted, 'paused', 'by_hand');
    save(work);
    if (act !== 'resume') writeHalt(file, null);
    return statusOf(work, named(work, name), asked.language);
  });
};

export const stopEverything: Answering<'stopEverything'> = (_input, asked) => {
  writeHalt(asked.platform.settings.file, { all: true, names: [] });
  return locked(asked, (work) => {
    for (const active of campaignsOf(work.campaigns))
      if (active.state === 'scheduled' || active.state === 'running')
        setState(work, active, 'paused', 'by_hand');
    save(work);
    writeHalt(asked.platform.settings.file, null);
    return listOf(work, asked);
  });
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
 * @throws {UserError} when somebody else sends from this file, it is a copy, or Google allows no more triggers
 */
function openAgenda(work: Work, at: number): void {
  const { platform } = work;
  const journal = readJournal(platform.settings.file);
  const person = platform.schedule.person();
  if (journal && journal.owner !== person) throw notOwner(journal);
  if (journal && journal.file !== platform.workbook.id) throw new UserError(copied);
  turnOn(platform.schedule);
  if (journal) noteJournal(work, { ...journal, agenda: Math.min(journal.agenda ?? at, at) });
  else noteJournal(work, { file: platform.workbook.id, owner: person, agenda: at, claims: {}, batch: '' });
}

function turnOn(schedule: Asked['platform']['schedule']): void {
  try {
    schedule.turnOn();
  } catch {
    if (!schedule.isOn()) throw new UserError(noTrigger);
  }
}

const noTrigger = {
  en: 'Google did not allow the hourly run; remove a trigger at script.google.com under My triggers, and press again',
  fa: 'گوگل اجازهٔ اجرای ساعتی نداد؛ در script.google.com، بخش My triggers یکی را پاک کنید و دوباره بزنید',
} as const;

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
  if (wanted.confirmedAt === null) throw new UserError(notConfirmed);
  if (wanted.reason === 'copy') throw new UserError(copied);
  openAgenda(work, platform.clock.now());
  if (wanted.reason === 'rows_missing') {
    noteClaims(work, [wanted.name]);
    work.campaigns.set(wanted.row, { total: work.ledger.of(wanted.name).length });
  }
  const isOpen = work.ledger.of(wanted.name).some(({ state }) => state === 'planned' || state === 'retry');
  setState(work, wanted, isOpen ? 'running' : 'scheduled', '');
  if (wanted.reason === 'stale') noteJournal(work, { asked: platform.clock.now() });
  work.campaigns.set(wanted.row, { next: momentCell(platform.clock.now()) });
}

const notConfirmed = {
  en: 'this campaign was never confirmed; open it as a draft and schedule it',
  fa: 'این کمپین هنوز تأیید نشده است؛ پیش‌نویس را باز و زمان‌بندی کنید',
} as const;

function cancel(work: Work, wanted: Campaign): void {
  for (const message of work.ledger.of(wanted.name))
    if (message.state === 'planned' || message.state === 'retry')
      work.ledger.change(message, { state: 'cancelled', changedAt: work.platform.clock.now() });
  noteClaims(work, [wanted.name]);
  setState(work, wanted, 'cancelled', '');
}

function save(work: Work): void {
  work.ledger.save();
  work.campaigns.save();
  work.platform.workbook.flush();
}

function halt({ platform: { settings } }: Asked, names: readonly string[]): void {
  const before = readHalt(settings.file);
  writeHalt(settings.file, { all: before?.all ?? false, names: [...(before?.names ?? []), ...names] });
}

function found(work: Work, name: string): Campaign | null {
  return campaignsOf(work.campaigns).find((known) => sameName(known.name, name)) ?? null;
}

function named(work: Work, name: string): Campaign {
  const known = found(work, name);
  if (known) return known;
  throw new UserError({
    en: `there is no campaign named "${name}" in the Campaigns tab`,
    fa: `کمپینی به نام «${name}» در تب کمپین‌ها نیست`,
  });
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
