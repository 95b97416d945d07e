import { useEffect, useState } from 'preact/hooks';
import type { Channel } from '../../src/calls/campaigns.ts';
import type { CustomerCard } from '../../src/calls/customer.ts';
import { type App, type Route, useApp } from '../app.ts';
import { Button } from '../components/button.tsx';
import { TextField } from '../components/field.tsx';
import { Icon, type IconName } from '../components/icon.tsx';
import { Failure, Message } from '../components/message.tsx';
import { Rich, Said } from '../components/rich.tsx';
import { Screen, Sure, WillDo } from '../components/screen.tsx';
import { Tag } from '../components/show.tsx';
import { isolate } from '../isolate.ts';
import { capital } from '../said.ts';
import { ask } from '../server.ts';
import { useWork } from '../work.ts';
import { wallClock } from '../zonedTime.ts';

/** One customer, for the phone call: who, how much, why each message came or did not. */
export function Customer({ find: firstFind, from }: { find: string; from: Route | null }) {
  const app = useApp();
  const { words } = app;
  const [find, setFind] = useState(firstFind);
  const [card, setCard] = useState<CustomerCard | null>(null);
  const [forgotten, setForgotten] = useState('');
  const work = useWork();
  const look = (wanted: string) =>
    work.run(async () => {
      setForgotten('');
      if (wanted.trim()) setCard(await ask('customer', { find: wanted }));
    });
  useEffect(() => {
    if (firstFind) look(firstFind);
  }, []);
  const forget = async () => {
    const { note } = await ask('forget', { find: card?.key ?? find });
    setCard(null);
    setFind('');
    setForgotten(note);
  };
  return (
    <Screen
      title={words.customer.title}
      back={{ label: backLabel(app, from), press: () => app.go(from ?? { page: 'segments' }) }}
      foot={card?.found && <Foot card={card} onCard={setCard} onForget={forget} />}
    >
      <TextField
        latin={isAddress(find)}
        label={words.customer.field}
        value={find}
        onInput={setFind}
        onEnter={look}
        inside={
          <button
            type="button"
            class="icon-button"
            aria-label={words.customer.find}
            onClick={() => look(find)}
          >
            <Icon name="search" />
          </button>
        }
      />
      <Failure error={work.error} />
      <div role="status" class="stack">
        {work.busy && <p>{words.reading}</p>}
        {forgotten && (
          <Message tone="good">
            <Said text={forgotten} />
          </Message>
        )}
        {card && !card.found && !work.busy && (
          <Message tone="info">
            <Rich text={words.customer.notFound(find)} />
          </Message>
        )}
      </div>
      {card?.found && <Card card={card} />}
    </Screen>
  );
}

/** A phone or an e-mail reads left to right; a name as it is. */
const isAddress = (text: string) => /^[+\d۰-۹٠-٩\s()-]+$|@/.test(text);

function backLabel({ words }: App, from: Route | null): string {
  if (!from) return words.menu.customers;
  if (from.page === 'campaign' && 'name' in from) return isolate(from.name);
  return from.page in words.menu ? words.menu[from.page as keyof typeof words.menu] : words.menu.customers;
}

function Card({ card }: { card: CustomerCard }) {
  const { words, format } = useApp();
  return (
    <>
      <section class="stack tight">
        <div class="ends top-line">
          <h2 class="who">
            <bdi>{card.name || card.key}</bdi>
          </h2>
          {card.stage && <Tag {...stageLook(card.stageId)}>{capital(card.stage)}</Tag>}
        </div>
        {card.segment && (
          <p class="quiet-text">
            {capital(card.segment)} ·{' '}
            <bdi dir="ltr" class="code">
              RFM {card.score}
            </bdi>
          </p>
        )}
        {[card.phone, card.email].filter(Boolean).map((address) => (
          <p key={address} class="quiet-text">
            <bdi dir="ltr" class="code">
              {address}
            </bdi>
          </p>
        ))}
        {card.optedOut.map((channel) => (
          <Message key={channel} tone="warn">
            {words.customer.optedOut[channel]}
          </Message>
        ))}
      </section>
      <Figures card={card} />
      <Messages card={card} />
      {(card.offer || card.discount) && (
        <section class="box">
          <h2>{words.customer.nextOffer}</h2>
          <p>
            {card.offer && (
              <>
                <bdi>{card.offer}</bdi> ·{' '}
              </>
            )}
            <Rich
              text={
                card.discount
                  ? words.customer.discount(
                      format.share(card.discount.share, 0),
                      format.exactMoney(card.discount.upTo),
                    )
                  : words.customer.noDiscount
              }
            />
          </p>
        </section>
      )}
      <RecentOrders card={card} />
    </>
  );
}

/** A shape beside the word: who is slipping away stands out. */
function stageLook(stage: string): { tone?: 'good' | 'warn' | 'bad'; icon?: IconName } {
  if (stage === 'active') return { tone: 'good', icon: 'check' };
  if (stage === 'lapsing') return { tone: 'warn', icon: 'clock' };
  return stage === 'lost' ? { tone: 'bad', icon: 'error' } : {};
}

function Figures({ card }: { card: CustomerCard }) {
  const { words, format } = useApp();
  const daysOf = (days: number) => words.customer.days(format.number(days, 1), days === 1);
  const hasOrdered = card.lastOrder !== '';
  const cells = [
    { label: words.customer.orders, value: format.number(card.orders) },
    { label: words.customer.spent, value: format.roundMoney(card.spent) },
    {
      label: words.customer.lastOrder,
      value: hasOrdered ? words.customer.ago(daysOf(card.days), card.days) : words.notMeasured,
      title: hasOrdered ? format.day(card.lastOrder) : undefined,
    },
    {
      label: words.customer.usualGap,
      value: card.usualGap === null ? words.notMeasured : daysOf(card.usualGap),
    },
    {
      label: words.customer.alive,
      value: card.alive === null ? words.notMeasured : format.share(card.alive, 0),
    },
    { label: words.customer.credit, value: format.roundMoney(card.credit) },
  ];
  return (
    <dl class="cells">
      {cells.map(({ label, value, title }) => (
        <div key={label} title={title}>
          <dt>{label}</dt>
          <dd>
            <Rich text={value} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Messages({ card }: { card: CustomerCard }) {
  const app = useApp();
  const { words, format, start } = app;
  return (
    <section>
      <h2>{words.customer.messages}</h2>
      {card.messages.length === 0 && <p class="quiet-text">{words.customer.noMessages}</p>}
      <ul class="lines">
        {card.messages.map((message) => (
          <li key={`${message.at}${message.campaign}`} class="with-icon">
            <span class={lookOf(message).tone}>
              <Icon name={lookOf(message).icon} />
            </span>
            <div>
              <div class="ends">
                <bdi>{message.campaign}</bdi>
                {message.at !== null && (
                  <span class="count">
                    <Rich text={format.shortDay(wallClock(message.at, start.zone).day)} />
                  </span>
                )}
              </div>
              <div class="small quiet-text">
                <Said text={saidOf(message, app)} />
              </div>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

type Sent = CustomerCard['messages'][number];

/** What became of it, with the hour at which it went, or why it did not. */
function saidOf({ at, channel, stateId, state, reason }: Sent, { words, format, start }: App): string {
  const told = words.customer.became[stateId]?.[channel];
  const why = reason === '' ? '' : `: ${reason}`;
  if (told === undefined) return `${state}${why}`;
  if (at === null || !(stateId === 'accepted' || stateId === 'delivered')) return `${told}${why}`;
  const { hour, minute } = wallClock(at, start.zone);
  return `${told}${words.comma}${format.clock(hour, minute)}`;
}

function lookOf({ stateId }: Sent): { icon: IconName; tone: string } {
  if (stateId === 'delivered' || stateId === 'accepted') return { icon: 'check', tone: 'good-text' };
  if (stateId === 'failed') return { icon: 'error', tone: 'bad-text' };
  if (stateId === 'unknown') return { icon: 'triangle', tone: 'warn-text' };
  if (stateId === 'held_out') return { icon: 'ring', tone: '' };
  return { icon: stateId === 'excluded' || stateId === 'cancelled' ? 'stop' : 'clock', tone: '' };
}

function RecentOrders({ card }: { card: CustomerCard }) {
  const { words, format } = useApp();
  if (card.recentOrders.length === 0) return null;
  return (
    <section>
      <h2>{words.customer.recent}</h2>
      <ul class="lines">
        {card.recentOrders.map(({ day, amount, what }) => (
          <li key={`${day}${what}${amount.amount}`}>
            <div class="ends">
              <Rich text={format.day(day)} />
              <b>
                <Rich text={format.roundMoney(amount)} />
              </b>
            </div>
            {what && (
              <div class="small quiet-text">
                <bdi>{what}</bdi>
              </div>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

const optOutChoices = ['sms', 'email', 'all'] as const;

function Foot({
  card,
  onCard,
  onForget,
}: {
  card: CustomerCard;
  onCard: (card: CustomerCard) => void;
  onForget: () => Promise<void>;
}) {
  const { words } = useApp();
  const work = useWork();
  const [asking, setAsking] = useState<'optOut' | 'forget' | null>(null);
  const optOut = (channel: Channel | 'all') =>
    work.run(async () => {
      onCard(await ask('optOut', { find: card.key, channel }));
      setAsking(null);
    });
  const back = (
    <Button kind="quiet" wide onPress={() => setAsking(null)}>
      {words.customer.forgetKeep}
    </Button>
  );
  if (asking === 'optOut')
    return (
      <Sure onKeep={() => setAsking(null)}>
        <Failure error={work.error} />
        <WillDo text={words.customer.optOutOf} />
        <div class="row">
          {optOutChoices.map((channel) => (
            <Button
              key={channel}
              kind="secondary"
              grow
              busy={work.busy && words.saving}
              onPress={() => optOut(channel)}
            >
              {words.customer.optOutFrom[channel]}
            </Button>
          ))}
        </div>
        {back}
      </Sure>
    );
  if (asking === 'forget')
    return (
      <Sure onKeep={() => setAsking(null)}>
        <Failure error={work.error} />
        <WillDo text={words.customer.forgetSure(card.name || card.key)} />
        <Button kind="danger" wide busy={work.busy && words.saving} onPress={() => work.run(onForget)}>
          {words.customer.forgetDo}
        </Button>
        {back}
      </Sure>
    );
  return (
    <>
      <div class="row">
        <Button kind="secondary" grow onPress={() => setAsking('optOut')}>
          {words.customer.optOut}
        </Button>
        <Button kind="danger" grow onPress={() => setAsking('forget')}>
          {words.customer.forget}
        </Button>
      </div>
      <p class="small quiet-text">{words.customer.difference}</p>
    </>
  );
}
