import { code, isolate } from '../isolate.ts';
import { enCampaigns } from './enCampaigns.ts';
import { enOrders } from './enOrders.ts';

/**
 * The sidebar in English. Numbers, money and days come already written for the language; `**` makes bold.
 * Every other language has exactly these keys.
 */
export const en = {
  name: 'Bazgasht',
  otherLanguage: 'فارسی',
  language: 'Language',
  languageNames: { en: 'English', fa: 'فارسی' },
  help: 'Help',
  step: (step: string, of: string) => `Step ${step} of ${of}`,
  comma: ', ',
  continue: 'Continue',
  tryAgain: 'Try again',
  reading: 'Reading…',
  saving: 'Saving…',
  notMeasured: 'not measured',
  people: (count: string, one: boolean) => (one ? `${count} person` : `${count} people`),
  rows: (count: string, one: boolean) => (one ? `${count} row` : `${count} rows`),
  andMore: (count: string) => `and ${count} more`,
  reference: (id: string) => `Reference ${code(id)}`,
  noAnswer: 'Google did not answer. Nothing you typed is lost.',

  ...enOrders,
  ...enCampaigns,

  menu: {
    week: 'This week',
    orders: 'Orders',
    segments: 'Segments',
    campaigns: 'Campaigns',
    results: 'Results',
    settings: 'Settings',
    sample: 'Sample data',
    help: 'Help',
    customers: 'Customers',
  },

  customer: {
    title: 'Find a customer',
    field: 'Phone, e-mail, id or name',
    find: 'Find',
    notFound: (what: string) => `Nobody is known by ${isolate(what)}. Try the phone or the e-mail.`,
    orders: 'Orders',
    spent: 'Spent',
    lastOrder: 'Last order',
    average: 'Average order',
    recent: 'Recent orders',
    messages: 'Messages',
    noMessages: 'No message so far.',
    optedOut: { sms: 'Opted out of texts', email: 'Opted out of e-mail' },
    optOut: 'Opt out',
    optOutOf: 'No more of what?',
    optOutFrom: { sms: 'Texts', email: 'E-mail', all: 'Both' },
    forget: 'Forget…',
    forgetSure: (name: string) => `Wipe ${isolate(name)} from every tab? It cannot be undone.`,
    forgetDo: 'Forget this customer',
    forgetKeep: 'Keep',
    difference: 'Opt out: no more messages. Forget: wiped from every tab.',
  },

  settings: {
    title: 'Settings',
    mine: 'Language of this window',
    file: 'Language of tabs and functions',
    fileHelp: 'New tabs and names follow it; tabs you have stay.',
    sending: 'Sending',
    needNumber: 'Type a number',
    values: {
      sms_week: 'Texts to one person in 7 days',
      sms_month: 'Texts to one person in 30 days',
      email_week: 'E-mails to one person in 7 days',
      all_month: 'Messages to one person in 30 days',
      quiet_to: 'No message before this hour',
      quiet_from: 'No message after this hour',
      forbidden_days: 'Days without messages',
      first_alone: 'Messages that go first, alone',
      sender_name: 'Sender name',
      reply_to: 'Answers go to',
      test_phone: 'Your own mobile, for test texts',
      opt_out_line: 'Opt-out line on texts',
      mail_reserve: 'E-mails a day left for yourself',
      credit_reserve: 'Credit that is not spent',
    },
    save: 'Save',
    saved: 'Saved.',
    gateways: 'SMS providers',
    gatewayReady: 'set up',
    gatewayNot: 'not set up',
    stored: 'Stored; type to replace it',
    keysStay: 'Keys are kept with your account, never in the sheet.',
    test: 'Test the connection',
    testing: 'Testing…',
    saveGateway: 'Save the provider',
    optOutWay: 'How people opt out',
  },

  helpPage: {
    title: 'Help',
    formulas: 'Formulas',
    formulasText: 'Type = and the name in any cell; the sheet shows what each function takes.',
    some: ['RFM_SCORE', 'CUSTOMER_STAGE', 'CHURN_RATE', 'CLV', 'COHORT_RETENTION'],
    order: 'The order of things',
    steps: [
      'Bring the orders and see what was read.',
      'Cut customers into segments; each gets a tab.',
      'Write to a segment, test it, schedule it.',
      'See by the held-out group whether it worked.',
    ],
    safety: 'What is safe',
    safe: [
      'Nothing is sent that you did not confirm.',
      'Nobody gets a message twice.',
      'What you add to a tab survives a rebuild.',
    ],
    pages: 'Go to',
  },
};

export type WordSet = typeof en;
