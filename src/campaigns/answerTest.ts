import type { Answering, Asked } from '../calls/calls.ts';
import { UserError } from '../core/errors.ts';
import type { MailMessage } from '../platform.ts';
import { type Campaign, callListId, segmentName } from './campaign.ts';
import { wordingOf } from './compose.ts';
import { checkDraft } from './draft.ts';
import { tooLong } from './lengths.ts';
import { loadGateway } from './loadGateway.ts';
import { composeFor } from './plan.ts';
import { freeCodes, takesCodes } from './readCodes.ts';
import { gatewayMissing, imagined, look, shopOf } from './readWork.ts';
import type { Work } from './runWork.ts';

/** One message to oneself; the ledger does not know of it. */
export const testSend: Answering<'testSend'> = ({ draft }, asked) => {
  const { platform, language } = asked;
  const work = look(asked);
  const wanted = imagined(checkDraft(draft));
  const shop = shopOf(work);
  const [customer] = work.members(wanted.segment);
  if (wanted.gateway === callListId) throw new UserError(nothingSent);
  const to = wanted.channel === 'email' ? platform.schedule.person() : work.rules.testPhone;
  if (to === '') throw new UserError(noTestAddress[wanted.channel]);
  if (customer === undefined)
    throw new UserError({
      en: `nobody is in "${segmentName(wanted.segment, 'en')}" today, so there is nobody to show the text for`,
      fa: `امروز کسی در «${segmentName(wanted.segment, 'fa')}» نیست تا متن برایش ساخته شود`,
    });
  const wording = wordingOf(wanted);
  const code = takesCodes(wanted, wording) ? (freeCodes(work, wanted.key)[0] ?? '') : wanted.code;
  const composed = composeFor(work, { campaign: wanted, wording, shop, customer, to, code });
  const words = tooLong(composed, wanted);
  if (words) throw new UserError(words);
  if (wanted.channel === 'email') sendTestMail(asked, { to, ...composed, ...senderOf(work) });
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

const senderOf = ({ rules }: Work) => ({ senderName: rules.senderName, replyTo: rules.replyTo });

/** Why Google did not take it stands in its state, not in its words. */
function sendTestMail({ platform }: Asked, message: MailMessage): void {
  try {
    platform.mail.send(message);
  } catch {
    const isQuotaGone = platform.mail.remaining() <= 0;
    throw new UserError(isQuotaGone ? quotaGone : mailRefused);
  }
}

const quotaGone = {
  en: 'Google sends no more e-mails for you today; try the test again tomorrow',
  fa: 'گوگل امروز دیگر ایمیلی از طرف شما نمی‌فرستد؛ فردا دوباره آزمایش کنید',
} as const;

const mailRefused = {
  en: 'Google did not take the test e-mail; look at its subject and text, and try again',
  fa: 'گوگل ایمیل آزمایشی را نپذیرفت؛ عنوان و متن را ببینید و دوباره تلاش کنید',
} as const;

const nothingSent = {
  en: 'a call list sends nothing; its texts appear in a tab when their time comes',
  fa: 'فهرست تماس چیزی نمی‌فرستد؛ متن‌ها به وقتش در یک تب می‌آید',
} as const;

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
