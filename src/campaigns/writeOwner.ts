import type { Campaign } from './campaign.ts';
import type { Standstill } from './runSend.ts';
import type { Work } from './runWork.ts';
import { reasons } from './words.ts';

/** Tells the owner by mail that a campaign stopped and needs them: once, as it is paused by the same stroke. */
export function writeOwner(work: Work, campaign: Campaign, { reason, detail }: Standstill): void {
  const { platform, language, journal } = work;
  if (reason === '' || journal.owner === '') return;
  const why = `${reasons[reason][language]}${detail ? ` (${detail})` : ''}`;
  const words =
    language === 'fa'
      ? {
          subject: `کمپین «${campaign.name}» متوقف شد: ${why}`,
          text: `ارسال کمپین «${campaign.name}» متوقف شد: ${why}.\nهیچ پیامی دو بار نمی‌رود. پس از رفع مشکل، در کمپین‌ها «ادامه» را بزنید.`,
        }
      : {
          subject: `Campaign "${campaign.name}" is paused: ${why}`,
          text: `Sending of "${campaign.name}" is paused: ${why}.\nNothing is sent twice. Once it is mended, press Resume under Campaigns.`,
        };
  try {
    if (platform.mail.remaining() > 0)
      platform.mail.send({ to: journal.owner, ...words, html: '', senderName: '', replyTo: '' });
  } catch {
    // The run log and the sidebar say it too.
  }
}
