import type { Mail, MailMessage } from '../platform.ts';

/** MailApp alone: GmailApp would ask for the whole mailbox. */
export const mail: Mail = {
  remaining: () => MailApp.getRemainingDailyQuota(),
  send(message: MailMessage) {
    MailApp.sendEmail({
      to: message.to,
      subject: message.subject,
      body: message.text,
      ...(message.html === '' ? {} : { htmlBody: message.html }),
      ...(message.senderName === '' ? {} : { name: message.senderName }),
      ...(message.replyTo === '' ? {} : { replyTo: message.replyTo }),
    });
  },
};
