import type { Money } from '../calls/money.ts';
import type { Language } from '../core/language.ts';
import { shownDay, shownMoment } from '../core/shown.ts';
import { foldText } from '../core/text.ts';
import { acquisitionCost } from '../segments/acquisition.ts';
import { loadSpend } from '../segments/loadOutside.ts';
import { openTable } from '../segments/table.ts';
import { resultsTab } from '../segments/tabs.ts';
import { type Campaign, campaignsOf, channelWords, segmentName } from './campaign.ts';
import { sentenceOf, verdicts } from './evidence.ts';
import { type Message, momentCell } from './message.ts';
import { type CampaignResults, resultsOf, type Settled, windowDays } from './results.ts';
import type { Work } from './runWork.ts';
import type { Shop } from './shop.ts';

/** A row a campaign that was sent, brought up to date. Answers when there will be something new to say. Nothing is flushed. */
export function writeResults(work: Work, campaigns: readonly Campaign[]): number | null {
  const begun = campaigns.filter(
    (campaign) =>
      !work.archive.of(campaign) && work.ledger.of(campaign.key).some(({ sentAt }) => sentAt !== null),
  );
  const shop = begun.length > 0 ? work.shop() : null;
  if (!shop) return null;
  const { platform, language } = work;
  const now = platform.clock.now();
  const results = allResults(work, begun, shop);
  const table = openTable(platform, resultsTab, 'campaign', language);
  const winning = winningCost(work, shop);
  for (const [i, campaign] of begun.entries()) {
    const { name, key } = campaign;
    const told = results[i]!;
    const cells = {
      campaign: name,
      segment: segmentName(campaign.segment, language),
      channel: channelWords[campaign.channel][language],
      sent: told.sent,
      reached: told.reached ?? '',
      held_out: told.heldOut,
      left_out: told.leftOut,
      unknown: told.unknown,
      orders_code: told.ordersByCode ?? '',
      orders_window: told.ordersInWindow ?? '',
      customers: told.customers ?? '',
      revenue: told.revenue?.amount ?? '',
      discount: told.discount?.amount ?? '',
      message_cost: told.messageCost?.amount ?? '',
      cost_per_order: perOne(told.cost?.amount, told.orders),
      cost_per_customer: perOne(told.cost?.amount, told.customers),
      cac: winning?.amount ?? '',
      opt_outs: optOutsSince(work, campaign),
      ...evidenceCells(told, language),
      status: statusOf(work, told),
      updated: momentCell(now),
    };
    const row = table.rows.find((known) => [name, key].includes(table.text(known, 'campaign')));
    if (row) table.set(row, cells);
    else table.append(cells);
  }
  table.save();
  const isKeptUp = begun.some(({ key }) =>
    work.ledger.of(key).some(({ sentAt }) => sentAt !== null && now - sentAt < keptUpMs),
  );
  return isKeptUp ? now + dayMs : null;
}

const dayMs = 86_400_000;
/** Orders by code come in after the window, and orders may be imported late. */
const keptUpMs = 45 * dayMs;

/** What it costs to win a customer by advertising, beside which a returning order is cheap or dear; null without Spend. */
export function winningCost({ platform }: Work, { orders, asOf }: Shop): Money | null {
  const spend = loadSpend(platform).filter(({ first }) => first <= asOf);
  const cost = acquisitionCost(orders, spend, asOf);
  const [currency, another] = orders.currencies;
  return cost === null
    ? null
    : { amount: Math.round(cost * 100) / 100, currency: another ? '' : (currency?.code ?? '') };
}

/** Of campaigns whose rows left the ledger, what they came to by then. */
export function allResults(work: Work, campaigns: readonly Campaign[], shop: Shop): CampaignResults[] {
  const { clock, workbook } = work.platform;
  const told = new Map(campaigns.map((campaign) => [campaign, work.archive.of(campaign)?.results]));
  const living = campaigns.filter((campaign) => !told.get(campaign));
  const given = living.map((campaign) => ({ campaign, messages: work.ledger.of(campaign.key) }));
  const when = { zone: workbook.zone, now: clock.now(), settled: settledOf(work) };
  for (const [i, results] of resultsOf(given, shop, when).entries()) told.set(living[i]!, results);
  return campaigns.map((campaign) => told.get(campaign)!);
}

/** Without the code of an order, or within no window of theirs, the archive need not be read. */
function settledOf({ archive, campaigns }: Work): Settled {
  const kept = Object.values(archive.kept);
  return {
    mayClaim: (day, coupon) =>
      kept.some(({ days, codes, results }) => {
        if (days === null) return false;
        const isInWindow = day >= days[0] && day <= days[1] + Math.max(...Object.values(windowDays));
        const isCode = coupon !== '' && (results?.ordersByCode ?? null) !== null && day >= days[0];
        return isInWindow || (isCode && (codes === null || codes.includes(foldText(coupon))));
      }),
    sent() {
      const known = campaignsOf(campaigns).filter((campaign) => archive.of(campaign));
      const byKey = new Map(known.map((campaign) => [campaign.key, { campaign, messages: [] as Message[] }]));
      for (const message of archive.messages()) byKey.get(message.campaign)?.messages.push(message);
      return [...byKey.values()];
    },
  };
}

function evidenceCells({ evidence }: CampaignResults, language: Language) {
  if (!evidence)
    return { bought: '', held_out_bought: '', extra: '', extra_low: '', extra_high: '', verdict: '' };
  return {
    bought: evidence.bought,
    held_out_bought: evidence.heldOutBought,
    extra: Math.round(evidence.extra),
    extra_low: Math.round(evidence.low),
    extra_high: Math.round(evidence.high),
    verdict: `${verdicts[evidence.verdict][language]}: ${sentenceOf(evidence, language)}`,
  };
}

const perOne = (amount: number | undefined, count: number | null): number | '' =>
  amount === undefined || !count ? '' : Math.round((amount / count) * 100) / 100;

/** Of the people it went to, those who opted out after it, within the month. */
export function optOutsSince(work: Work, campaign: Campaign): number {
  const kept = work.archive.of(campaign);
  if (kept) return kept.optOuts;
  return work.ledger.of(campaign.key).filter(({ sentAt, to, customer }) => {
    const since = sentAt === null ? null : work.optOuts.since(to, customer);
    return since !== null && since >= sentAt! && since < sentAt! + 30 * dayMs;
  }).length;
}

function statusOf({ language, platform }: Work, { collectingUntil, ordersUntil }: CampaignResults): string {
  if (ordersUntil !== null) {
    const until = shownDay(ordersUntil, language);
    return language === 'fa' ? `سفارش‌ها فقط تا ${until} خوانده شده` : `orders are known up to ${until} only`;
  }
  if (collectingUntil === null) return language === 'fa' ? 'کامل' : 'complete';
  const until = shownMoment(collectingUntil, platform.workbook.zone, language);
  return language === 'fa' ? `در حال جمع‌آوری تا ${until}` : `collecting until ${until}`;
}
