import type { Answering, Asked, CampaignList, CampaignStatus, RunReport } from '../calls.ts';
import { UserError } from '../core/errors.ts';
import { groupIds } from '../segments/membership.ts';
import { blankTable, findTable, openTable } from '../segments/table.ts';
import { campaignsTab, messagesTab, optOutsTab, resultsTab, runLogTab } from '../segments/tabs.ts';
import { audienceOf } from './audience.ts';
import {
  type Campaign,
  campaignsOf,
  cellsOf,
  sameName,
  segmentWords,
  stateCells,
  undoMs,
} from './campaign.ts';
import { wordingOf } from './compose.ts';
import { type CheckedDraft, checkDraft } from './draft.ts';
import { fieldWords } from './fields.ts';
import { type Journal, readHalt, readJournal, readTick, writeHalt } from './journal.ts';
import { gateways, isReady, loadGateway, loadGatewayValues } from './loadGateway.ts';
import { momentCell } from './message.ts';
import { instantOf } from './occurrences.ts';
import { composeFor, questionOf } from './plan.ts';
import { presets } from './presets.ts';
import { mustType, previewOf } from './previewOf.ts';
import { writeOptOuts } from './readOptOuts.ts';
import { runDue, startWork } from './run.ts';
import { noteClaims, noteJournal, setState, type Work } from './runWork.ts';
import type { Shop } from './shop.ts';
import { statusOf } from './statusOf.ts';
import { readWishes } from './trackMessages.ts';
import { allResults } from './writeResults.ts';
import { sentenceOf } from './writeRunLog.ts';

const lockWaitMs = 20_000;

export const campaigns: Answering<'campaigns'> = (_input, asked) => listOf(look(asked), asked);

export const campaign: Answering<'campaign'> = ({ name }, asked) => {
  const work = look(asked);
  return statusOf(work, named(work, name), asked.language);
};

export const previewCampaign: Answering<'previewCampaign'> = ({ draft }, asked) => {
  const work = look(asked);
  return previewOf(work, imagined(checkDraft(draft)), shopOf(work), asked.language);
};

/** One message to oneself; the ledger does not know of it. */
export const testSend: Answering<'testSend'> = ({ draft }, asked) => {
  const { platform, language } = asked;
  const work = look(asked);
  const wanted = imagined(checkDraft(draft));
  const shop = shopOf(work);
  const [customer] = work.members(wanted.segment);
  const to = wanted.channel === 'email' ? platform.schedule.person() : work.rules.testPhone;
  if (to === '') throw new UserError(noTestAddress[wanted.channel]);
  if (customer === undefined)
    throw new UserError({
      en: `nobody is in "${segmentWords[wanted.segment]!.en}" today, so there is nobody to show the text for`,
      fa: `امروز کسی در «${segmentWords[wanted.segment]!.fa}» نیست تا متن برایش ساخته شود`,
    });
  const wording = wordingOf(wanted);
  const composed = composeFor(work, { campaign: wanted, wording, shop, customer, to, code: wanted.code });
  if (wanted.channel === 'email')
    platform.mail.send({
      to,
      ...composed,
      senderName: work.rules.senderName,
      replyTo: work.rules.replyTo,
    });
  else sendTestText(asked, wanted, to, composed.text);
  const name = shop.orders.person(customer).name || shop.orders.customers[customer]!;
  return {
    to,
    note:
      language === 'fa'
        ? `متنِ «${name}» به ${to} رفت؛ برای او چیزی ثبت نشد`
        : `sent to ${to} as "${name}" would read it; nothing was recorded for them`,
  };
};

const noTestAddress = {
  email: {
    en: 'Google did not tell your e-mail address, so a test cannot be sent; allow it when the add-on asks',
    fa: 'گوگل نشانی ایمیل شما را نگفت و آزمایش ممکن نیست؛ هنگام پرسش افزونه اجازه دهید',
  },
  sms: {
    en: 'set your own mobile number in Settings to get a test text',
    fa: 'برای پیامک آزمایشی، شمارهٔ موبایل خودتان را در تنظیمات بنویسید',
  },
} as const;

function sendTestText({ platform }: Asked, wanted: Campaign, to: string, text: string): void {
  const ready = loadGateway(platform, wanted.gateway);
  if (!ready) throw new UserError(gatewayMissing);
  const message = {
    key: 'test',
    reference: platform.clock.now(),
    to,
    text,
    campaign: wanted.name,
    step: 'test',
  };
  const request = ready.gateway.send.buildRequest([message], ready.settings);
  const [response = { status: 0, body: '' }] = platform.http.send([request]);
  const answer = ready.gateway.send.readResponse(response, [message], ready.settings);
  if (answer.kind === 'answered' && answer.accepted.length === 1) return;
  const code = answer.kind === 'answered' ? (answer.rejected[0]?.code ?? '') : answer.code;
  throw new UserError({
    en: `${ready.gateway.label.en} did not take the test text (${code})`,
    fa: `${ready.gateway.label.fa} پیامک آزمایشی را نپذیرفت (${code})`,
  });
}

const gatewayMissing = {
  en: 'this SMS provider is not set up; give its key in Settings',
  fa: 'این پنل پیامک تنظیم نشده است؛ کلیدش را در تنظیمات بنویسید',
} as const;

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
    platform.schedule.turnOn();
    openAgenda(work, Math.max(now + undoMs, instantOf(checked.start, platform.workbook.zone)));
    const cells = {
      ...cellsOf(checked, asked.fileLanguage),
      ...stateCells('scheduled', '', asked.fileLanguage),
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

/** What a person must have seen to before anything is scheduled. */
function confirmPossible(work: Work, draft: CheckedDraft, typedCount: number | null): void {
  const shop = shopOf(work);
  if (draft.channel === 'sms' && !loadGateway(work.platform, draft.gateway))
    throw new UserError(gatewayMissing);
  const question = imagined(draft);
  const audience = audienceOf(questionOf(work, question, 'preview', shop));
  const gets = audience.filter(({ state }) => state === 'planned').length;
  if (audience.length > 0 && audience.every(({ reason }) => reason === 'no_address'))
    throw new UserError(noAddresses[draft.channel]);
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

const busy = {
  en: 'messages of this file are being sent right now; try again in a few minutes',
  fa: 'همین حالا پیام‌های این فایل در حال ارسال است؛ چند دقیقهٔ دیگر دوباره تلاش کنید',
} as const;

/** What there is, without making a tab. */
function look(asked: Asked): Work {
  const { platform, fileLanguage } = asked;
  const table = findTable(platform, campaignsTab, 'name') ?? blankTable(campaignsTab, 'name');
  const messages = findTable(platform, messagesTab, 'key') ?? blankTable(messagesTab, 'key');
  return startWork(platform, fileLanguage, { campaigns: table, messages });
}

/** Work that writes: one at a time in this file, with every tab it needs. */
function locked<T>(asked: Asked, work: (work: Work) => T): T {
  const { platform, fileLanguage } = asked;
  const done = platform.workbook.withLock(lockWaitMs, () => {
    const table = openTable(platform, campaignsTab, 'name', fileLanguage);
    const messages = openTable(platform, messagesTab, 'key', fileLanguage);
    openTable(platform, optOutsTab, 'contact', fileLanguage);
    openTable(platform, runLogTab, 'note', fileLanguage);
    openTable(platform, resultsTab, 'campaign', fileLanguage);
    return { value: work(startWork(platform, fileLanguage, { campaigns: table, messages })) };
  });
  if (!done) throw new UserError(busy);
  return done.value;
}

/** Before the rows and before the trigger's next turn: a run that finds nothing to do is better than one never made. */
function openAgenda(work: Work, at: number): void {
  const { platform } = work;
  const journal = readJournal(platform.settings.file);
  const person = platform.schedule.person();
  if (!journal) {
    noteJournal(work, { file: platform.workbook.id, owner: person, agenda: at, claims: {}, batch: '' });
    return;
  }
  if (journal.owner !== person) throw notOwner(journal);
  if (journal.file !== platform.workbook.id) throw new UserError(copied);
  noteJournal(work, { ...journal, agenda: Math.min(journal.agenda ?? at, at) });
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
  if (wanted.confirmedAt === null) throw new UserError(notConfirmed);
  if (wanted.reason === 'copy') throw new UserError(copied);
  platform.schedule.turnOn();
  openAgenda(work, platform.clock.now());
  if (wanted.reason === 'rows_missing') noteClaims(work, [wanted.name]);
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

/** A draft as if its row were there. */
function imagined(draft: CheckedDraft): Campaign {
  return {
    ...draft,
    row: { at: 0, cells: [] },
    state: 'draft',
    reason: '',
    confirmedAt: null,
    occurrence: '',
  };
}

function shopOf(work: Work): Shop {
  const shop = work.shop();
  if (shop) return shop;
  throw new UserError({
    en: 'no orders have been read yet; show where they are under Orders',
    fa: 'هنوز سفارشی خوانده نشده است؛ در «سفارش‌ها» نشان دهید کجاست',
  });
}

function listOf(work: Work, asked: Asked): CampaignList {
  const { language, platform } = asked;
  const shop = work.shop();
  const all = campaignsOf(work.campaigns);
  const told = shop ? allResults(work, all, shop) : [];
  return {
    campaigns: all.map((known, i): CampaignStatus => statusOf(work, known, language, told[i] ?? null)),
    segments: shop
      ? groupIds.map((id) => ({ id, name: segmentWords[id]![language], customers: work.members(id).length }))
      : [],
    gateways: gateways.map((gateway) => ({
      id: gateway.id,
      label: gateway.label[language],
      ready: isReady(gateway, loadGatewayValues(platform, gateway.id)),
    })),
    presets: presets.map(({ id, label, channel, subject, text }) => ({
      id,
      label: label[language],
      channel,
      subject: subject[language],
      text: text[language],
    })),
    fields: Object.entries(fieldWords).map(([id, words]) => ({ id, label: words[language] })),
    quotaLeft: platform.mail.remaining(),
  };
}
