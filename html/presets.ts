import type { Channel } from '../src/calls/campaigns.ts';
import type { Words } from '../src/core/language.ts';

/** A text to begin with. Texts for phones fit one part at a name of 8 letters and a code of 8, opt-out line included. */
export interface Preset {
  readonly id: string;
  readonly label: Words;
  readonly channel: Channel;
  readonly subject: Words;
  readonly text: Words;
}

const kinds = {
  welcome: { en: 'Welcome', fa: 'خوش‌آمد' },
  active: { en: 'Active customers', fa: 'مشتریان فعال' },
  lapsing: { en: 'Lapsing', fa: 'رو به ریزش' },
  lost: { en: 'Win back', fa: 'تعامل دوباره' },
} as const;

const noSubject: Words = { en: '', fa: '' };

export const presets: readonly Preset[] = [
  {
    id: 'welcome_sms',
    label: kinds.welcome,
    channel: 'sms',
    subject: noSubject,
    text: {
      en: 'Welcome {{name|friend}}, thank you for your order!\n10% off the next one with code {{code}}',
      fa: '{{name|دوست}} عزیز، خوش آمدید\n۱۰٪ تخفیف خرید بعدی\nکد {{code}}',
    },
  },
  {
    id: 'active_sms',
    label: kinds.active,
    channel: 'sms',
    subject: noSubject,
    text: {
      en: 'Thank you for staying with us, {{name|friend}}.\nNew arrivals this week, and 10% off with code {{code}}',
      fa: '{{name|دوست}} عزیز، ممنون که با مایید\n۱۰٪ هدیهٔ شما\nکد {{code}}',
    },
  },
  {
    id: 'lapsing_sms',
    label: kinds.lapsing,
    channel: 'sms',
    subject: noSubject,
    text: {
      en: '{{name|friend}}, we miss you.\n15% off your next order with code {{code}}',
      fa: '{{name|دوست}} عزیز\n۱۰٪ تخفیف تا ۲۰۰ هزار تومان\nکد {{code}}',
    },
  },
  {
    id: 'lost_sms',
    label: kinds.lost,
    channel: 'sms',
    subject: noSubject,
    text: {
      en: '{{name|friend}}, it has been a while. 20% off if you come back, code {{code}}',
      fa: '{{name|دوست}} عزیز، جایتان خالی\n۲۰٪ برای بازگشت شما\nکد {{code}}',
    },
  },
  {
    id: 'welcome_email',
    label: kinds.welcome,
    channel: 'email',
    subject: { en: 'Welcome, {{name|friend}}', fa: '{{name|دوست}} عزیز، خوش آمدید' },
    text: {
      en: 'Hello {{name|friend}},\n\nThank you for your first order. If anything is not as you hoped, just answer this e-mail.\n\nFor your next order there is 10% off with the code {{code}}.',
      fa: '{{name|دوست}} عزیز، سلام\n\nاز نخستین خریدتان سپاسگزاریم. اگر چیزی آن‌طور نبود که می‌خواستید، به همین ایمیل پاسخ دهید.\n\nبرای خرید بعدی ۱۰٪ تخفیف دارید:\nکد {{code}}',
    },
  },
  {
    id: 'active_email',
    label: kinds.active,
    channel: 'email',
    subject: { en: 'Something new for you', fa: 'تازه‌های این هفته برای شما' },
    text: {
      en: 'Hello {{name|friend}},\n\nYou have ordered {{orders}} times, and we are glad you did. You see what is new before everybody else does.\n\nAs a thank-you: 10% off with the code {{code}}.',
      fa: '{{name|دوست}} عزیز، سلام\n\nتا امروز {{orders}} بار از ما خرید کرده‌اید و خوشحالیم. تازه‌ها را پیش از دیگران ببینید.\n\nهدیهٔ ما ۱۰٪ تخفیف است:\nکد {{code}}',
    },
  },
  {
    id: 'lapsing_email',
    label: kinds.lapsing,
    channel: 'email',
    subject: { en: 'We have not seen you for a while', fa: 'مدتی است سر نزده‌اید' },
    text: {
      en: 'Hello {{name|friend}},\n\nYour last order was on {{last_order}}. Is there anything we could do better?\n\nIf you feel like coming back, there is 15% off with the code {{code}}.',
      fa: '{{name|دوست}} عزیز، سلام\n\nآخرین خریدتان {{last_order}} بود. چه چیزی را می‌توانستیم بهتر انجام دهیم؟\n\nاگر دوست داشتید سر بزنید، ۱۵٪ تخفیف دارید:\nکد {{code}}',
    },
  },
  {
    id: 'lost_email',
    label: kinds.lost,
    channel: 'email',
    subject: { en: 'Come back, {{name|friend}}', fa: '{{name|دوست}} عزیز، جایتان خالی است' },
    text: {
      en: 'Hello {{name|friend}},\n\nIt has been a long time, and much is new. Come and see.\n\nTo make it easy: 20% off with the code {{code}}.',
      fa: '{{name|دوست}} عزیز، سلام\n\nمدت‌ها گذشته و چیزهای تازهٔ زیادی آورده‌ایم. سری بزنید.\n\nبرای بازگشت شما ۲۰٪ تخفیف گذاشته‌ایم:\nکد {{code}}',
    },
  },
];
