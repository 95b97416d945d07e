import { cost } from '../runtime/cost.ts';
import { refuse } from './errors.ts';
import { GoogleObject } from './object.ts';
import { texts } from './texts.ts';
import type { Env } from './world.ts';

type Options = Partial<Record<keyof GoogleAppsScript.Mail.MailAdvancedParameters, unknown>>;

const perMessage = 50;
const longestSubject = 250;
const bodyBytes = { consumer: 200 * 1024, workspace: 400 * 1024 } as const;
const attachments = { most: 250, bytes: 25 * 1024 * 1024 };

const refusals = {
  noRecipient: {
    en: 'Failed to send email: no recipient',
    fr: "Échec de l'envoi de l'e-mail : aucun destinataire",
  },
  badAddress: (address: string) => ({ en: `Invalid email: ${address}`, fr: `E-mail incorrect : ${address}` }),
  tooMany: {
    en: 'Limit Exceeded: Email Recipients Per Message.',
    fr: 'Limite dépassée : nombre de destinataires par e-mail.',
  },
  tooBig: { en: 'Limit Exceeded: Email Body Size.', fr: "Limite dépassée : taille du corps de l'e-mail." },
  tooManyFiles: {
    en: 'Limit Exceeded: Email Attachments Per Message.',
    fr: 'Limite dépassée : nombre de pièces jointes par e-mail.',
  },
  filesTooBig: {
    en: 'Limit Exceeded: Email Total Attachments Size.',
    fr: 'Limite dépassée : taille totale des pièces jointes.',
  },
};

/** `MailApp`: nothing leaves this machine; what would have left stands in the outbox, one entry a recipient. */
export class MailApp
  extends GoogleObject
  implements Pick<GoogleAppsScript.Mail.MailApp, 'getRemainingDailyQuota' | 'sendEmail'>
{
  readonly path = 'MailApp';

  constructor(readonly env: Env) {
    super();
  }

  getRemainingDailyQuota(): number {
    const { run, world } = this.env;
    return world.account.left(run.plan.person, 'email', run.now());
  }

  sendEmail(...args: unknown[]): void {
    send(this.env, optionsOf(args));
  }
}

/** The one object into which all four ways of calling are read. */
function optionsOf(args: readonly unknown[]): Options {
  const last = args[args.length - 1];
  if (args.length === 1 && isObject(last)) return last;
  const [to, second, third, fourth] = args;
  if (args.length === 3) return { to, subject: second, body: third };
  if (isObject(fourth)) return { ...fourth, to, subject: second, body: third };
  return { to, replyTo: second, subject: third, body: fourth };
}

const isObject = (value: unknown): value is Options =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);

const textOf = (value: unknown): string => (value === undefined || value === null ? '' : String(value));

function send(env: Env, options: Options): void {
  const { run, world } = env;
  const recipients = [options.to, options.cc, options.bcc].flatMap((list) => addressesOf(textOf(list)));
  if (addressesOf(textOf(options.to)).length === 0) refuse(refusals.noRecipient);
  for (const address of recipients) if (!isAddress(address)) refuse(refusals.badAddress(address));
  checkSizes(env, options, recipients.length);
  if (recipients.length > world.account.left(run.plan.person, 'email', run.now())) {
    refuse(texts.tooOftenToday('email'));
  }
  run.spend(cost.mail);
  world.account.use(run.plan.person, 'email', recipients.length, run.now());
  for (const to of recipients) {
    world.outbox.push({
      at: run.now(),
      channel: 'email',
      to,
      subject: textOf(options.subject),
      text: textOf(options.body),
      html: textOf(options.htmlBody),
      sender: textOf(options.name) || run.plan.person,
      replyTo: textOf(options.replyTo),
      gateway: '',
      state: 'accepted',
      cost: null,
    });
  }
}

function checkSizes(env: Env, options: Options, recipients: number): void {
  if (textOf(options.subject).length > longestSubject) refuse(texts.tooLong('subject'));
  if (recipients > perMessage) refuse(refusals.tooMany);
  const size = Buffer.byteLength(textOf(options.body)) + Buffer.byteLength(textOf(options.htmlBody));
  if (size > bodyBytes[env.world.account.kind]) refuse(refusals.tooBig);
  const files = Array.isArray(options.attachments)
    ? (options.attachments as { bytes?: readonly number[] }[])
    : [];
  if (files.length > attachments.most) refuse(refusals.tooManyFiles);
  if (files.reduce((sum, file) => sum + (file.bytes?.length ?? 0), 0) > attachments.bytes)
    refuse(refusals.filesTooBig);
}

/** Bare addresses of a list divided by commas; "Ada <ada@example.com>" counts as ada@example.com. */
const addressesOf = (list: string): string[] =>
  list
    .split(',')
    .map((part) => (/<([^>]*)>\s*$/.exec(part)?.[1] ?? part).trim())
    .filter((address) => address !== '');

const isAddress = (address: string): boolean =>
  /^[^\s@"<>()[\],;:]+@[^\s@"<>()[\],;:.]+(\.[^\s@"<>()[\],;:.]+)+$/.test(address);
