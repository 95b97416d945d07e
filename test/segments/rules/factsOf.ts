import type { RuleFacts } from '../../../src/segments/rules/facts.ts';
import { day } from '../shop.ts';

export const today = day('2025-11-26');

/** One made-up customer; what is left out is plain. */
export interface Customer {
  readonly segment?: string;
  /** Segment and stage at the end of days ago. */
  readonly before?: Readonly<Record<number, readonly [segment: string, stage: string]>>;
  readonly stage?: string;
  readonly rfm?: string;
  readonly city?: string;
  /** Days ago, amount, products, coupon and channel of each order, oldest first. */
  readonly orders?: readonly (readonly [
    daysAgo: number,
    amount: number,
    products?: string,
    coupon?: string,
    channel?: string,
  ])[];
  readonly email?: boolean;
  readonly sms?: boolean;
  readonly fields?: Readonly<Record<string, string | number>>;
  readonly messages?: readonly (readonly [
    daysAgo: number,
    campaign: string,
    response: 'sent' | 'reached' | 'clicked' | 'ordered',
    channel?: 'email' | 'sms',
  ])[];
  /** The file tells nothing of clicks. */
  readonly noClicks?: true;
  readonly survey?: readonly [score: number, reason: string];
  readonly cartDaysAgo?: number;
  readonly birthday?: number;
  readonly predicted?: readonly [value: number, alive: number];
}

/** Facts of a handful of customers, as the sidebar gets them. */
export function factsOf(customers: readonly Customer[]): RuleFacts {
  const lists = {
    products: [] as string[],
    categories: [] as string[],
    coupons: [] as string[],
    channels: [] as string[],
    campaigns: [] as string[],
  };
  const indexIn = (list: string[], text: string | undefined) => {
    if (!text) return -1;
    if (!list.includes(text)) list.push(text);
    return list.indexOf(text);
  };
  const history = {
    start: [0],
    day: [] as number[],
    amount: [] as number[],
    coupon: [] as number[],
    channel: [] as number[],
    lineStart: [0],
    product: [] as number[],
    category: [] as number[],
  };
  const messages = {
    start: [0],
    day: [] as number[],
    campaign: [] as number[],
    channel: [] as ('email' | 'sms')[],
    response: [] as ('sent' | 'reached' | 'ordered')[],
    clicked: customers.some(({ noClicks }) => noClicks) ? null : ([] as boolean[]),
  };
  for (const { orders = [], messages: got = [] } of customers) {
    for (const [daysAgo, amount, products = '', coupon, channel] of orders) {
      history.day.push(today - daysAgo);
      history.amount.push(amount);
      history.coupon.push(indexIn(lists.coupons, coupon));
      history.channel.push(indexIn(lists.channels, channel));
      for (const product of products.split(',').filter((name) => name !== '')) {
        history.product.push(indexIn(lists.products, product));
        history.category.push(indexIn(lists.categories, product.split(' ')[0]));
      }
      history.lineStart.push(history.product.length);
    }
    history.start.push(history.day.length);
    for (const [daysAgo, campaign, response, channel = 'sms'] of got) {
      messages.day.push(today - daysAgo);
      messages.campaign.push(indexIn(lists.campaigns, campaign));
      messages.channel.push(channel);
      messages.response.push(response === 'clicked' ? 'reached' : response);
      messages.clicked?.push(response === 'clicked');
    }
    messages.start.push(messages.day.length);
  }
  const days = customers.map(({ orders = [] }) => orders.map(([daysAgo]) => today - daysAgo));
  const headers = [...new Set(customers.flatMap(({ fields = {} }) => Object.keys(fields)))];
  return {
    asOf: today,
    before: Object.fromEntries(
      customers
        .flatMap(({ before = {} }) => Object.keys(before).map(Number))
        .map((ago) => [
          today - ago,
          {
            segment: customers.map(({ before }) => before?.[ago]?.[0] ?? ''),
            stage: customers.map(({ before }) => before?.[ago]?.[1] ?? ''),
          },
        ]),
    ),
    customers: customers.length,
    segment: customers.map(({ segment = 'new' }) => segment),
    stage: customers.map(({ stage = 'new' }) => stage),
    r: customers.map(({ rfm = '333' }) => Number(rfm[0])),
    f: customers.map(({ rfm = '333' }) => Number(rfm[1])),
    m: customers.map(({ rfm = '333' }) => Number(rfm[2])),
    orders: days.map(({ length }) => length),
    firstDay: days.map((of) => Math.min(...of, today)),
    lastDay: days.map((of) => Math.max(...of, 0)),
    spent: customers.map(({ orders = [] }) => orders.reduce((sum, [, amount]) => sum + amount, 0)),
    city: customers.map(({ city = '' }) => city),
    reach: { email: customers.map(({ email = true }) => email), sms: customers.map(({ sms = true }) => sms) },
    history: {
      ...history,
      products: lists.products,
      categories: lists.categories,
      coupons: lists.coupons,
      channels: lists.channels,
    },
    fields: Object.fromEntries(
      headers.map((header) => [header, customers.map(({ fields = {} }) => fields[header] ?? '')]),
    ),
    messages: { ...messages, campaigns: lists.campaigns },
    survey: customers.some(({ survey }) => survey)
      ? {
          score: customers.map(({ survey }) => survey?.[0] ?? null),
          reason: customers.map(({ survey }) => survey?.[1] ?? ''),
        }
      : null,
    cartDay: customers.some(({ cartDaysAgo }) => cartDaysAgo !== undefined)
      ? customers.map(({ cartDaysAgo }) => (cartDaysAgo === undefined ? null : today - cartDaysAgo))
      : null,
    birthday: customers.some(({ birthday }) => birthday)
      ? customers.map(({ birthday }) => birthday ?? null)
      : null,
    predicted: customers.some(({ predicted }) => predicted)
      ? {
          value: customers.map(({ predicted }) => predicted?.[0] ?? null),
          alive: customers.map(({ predicted }) => predicted?.[1] ?? null),
        }
      : null,
  };
}
