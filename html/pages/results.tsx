import type { CampaignStatus } from '../../src/calls/campaigns.ts';
import type { Money } from '../../src/calls/money.ts';
import type { Results } from '../../src/calls/results.ts';
import { useApp } from '../app.ts';
import { Link } from '../components/button.tsx';
import { Failure } from '../components/message.tsx';
import { Rich } from '../components/rich.tsx';
import { Screen } from '../components/screen.tsx';
import { Empty, type Pair, Pairs, Tag } from '../components/show.tsx';
import { Grounds, Verdict } from '../components/verdict.tsx';
import { capital } from '../said.ts';
import { useAsked } from '../work.ts';
import { wallClock } from '../zonedTime.ts';

/** What the campaigns brought: a sentence with its evidence first, then the figures. What is not known is said. */
export function ResultsPage() {
  const { words, go } = useApp();
  const list = useAsked('campaigns', {});
  const withResults = (list.value?.campaigns ?? []).flatMap((campaign) =>
    campaign.results && campaign.results.sent > 0 ? [{ campaign, results: campaign.results }] : [],
  );
  return (
    <Screen title={words.results.title}>
      <Failure error={list.error} again={list.again} />
      {!list.value && !list.error && <p role="status">{words.reading}</p>}
      {list.value && withResults.length === 0 && (
        <Empty icon="half" title={words.results.none} text={words.results.noneHelp} />
      )}
      {withResults.map(({ campaign, results }) => (
        <ResultCard
          key={campaign.name}
          campaign={campaign}
          results={results}
          winningCost={list.value?.winningCost ?? null}
        />
      ))}
      <Link onPress={() => go({ page: 'forecast', from: 'results' })}>{words.forecast.title}</Link>
    </Screen>
  );
}

interface Card {
  campaign: CampaignStatus;
  results: Results;
  winningCost: Money | null;
}

function ResultCard({ campaign, results, winningCost }: Card) {
  const { words, format, start, go } = useApp();
  const until = results.collectingUntil === null ? null : wallClock(results.collectingUntil, start.zone).day;
  return (
    <section class="card">
      <div class="ends">
        <h2>
          <bdi>{campaign.name}</bdi>
        </h2>
        <span>{capital(campaign.stateLabel)}</span>
      </div>
      {until && (
        <div>
          <Tag tone="warn" icon="clock">
            {words.results.collecting(format.shortDay(until))}
          </Tag>
        </div>
      )}
      {results.ordersUntil && (
        <div>
          <Tag tone="warn" icon="clock">
            {words.results.knownUntil(format.shortDay(results.ordersUntil))}
          </Tag>
        </div>
      )}
      {results.evidence ? (
        <>
          <Verdict evidence={results.evidence} />
          <Grounds evidence={results.evidence} />
        </>
      ) : (
        <p class="small quiet-text">
          {results.heldOut === 0 ? words.results.noHoldout : words.results.noOrdersYet}
        </p>
      )}
      <hr />
      <Figures
        results={results}
        winningCost={winningCost}
        takesCodes={/\{\{\s*code\s*[|}]/.test(campaign.draft.text)}
      />
      <Link onPress={() => go({ page: 'campaign', name: campaign.name })}>{words.results.open}</Link>
    </section>
  );
}

function Figures({
  results,
  winningCost,
  takesCodes,
}: Pick<Card, 'results' | 'winningCost'> & { takesCodes: boolean }) {
  const { words, format } = useApp();
  const { orders, revenue, cost, messageCost } = results;
  // Without an order since in the file, what comes of them is still to be known.
  const later = orders === null ? words.results.notYet : words.notMeasured;
  const counted = (value: number | null, otherwise = words.notMeasured): Partial<Pair> =>
    value === null ? { value: otherwise, plain: true } : { value: format.number(value) };
  const money = (
    value: Results['cost'],
    otherwise = words.notMeasured,
    write = format.exactMoney,
  ): Partial<Pair> =>
    value === null ? { value: otherwise, plain: true } : { value: <Rich text={write(value)} /> };
  const perOrder = cost && orders ? { amount: cost.amount / orders, currency: cost.currency } : null;
  const pairs = [
    { label: words.results.sent, ...counted(results.sent) },
    { label: words.results.reached, ...counted(results.reached) },
    { label: words.results.byCode, ...counted(results.ordersByCode, takesCodes ? later : words.notMeasured) },
    { label: words.results.orders, ...counted(orders, later) },
    { label: words.results.revenue, ...money(revenue, later, format.roundMoney) },
    cost || !messageCost
      ? { label: words.results.cost, ...money(cost) }
      : { label: words.results.messageCost, ...money(messageCost) },
    { label: words.results.costPerOrder, ...money(perOrder, later) },
    { label: words.results.winning, ...money(winningCost) },
    { label: words.results.optOuts, ...counted(results.optOuts) },
    { label: words.results.clicks, ...counted(results.clicks) },
  ] as Pair[];
  return <Pairs pairs={pairs} />;
}
