import { zoneClock } from '../../local/book/zone.ts';
import { scheduleCampaign } from '../../src/campaigns/answer.ts';
import { optOut } from '../../src/campaigns/answerPeople.ts';
import { saveGateway } from '../../src/campaigns/answerSettings.ts';
import { MemoryFile } from './memoryFile.ts';
import { draft } from './shops.ts';

const dayMs = 86_400_000;
const hourMs = 3_600_000;

interface Gone {
  readonly at: number;
  readonly who: number;
  readonly channel: 'email' | 'sms';
}

/** Numbers from 0 to 1, the same series for the same seed (Park and Miller). */
function chanceOf(seed: number): () => number {
  let state = (seed * 7_919 + 13) % 2_147_483_647;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

/** A year of a shop with campaigns of all kinds on hourly ticks, some late, with people who opt out. */
export function liveAYear(seed: number, { people, days }: { people: number; days: number }) {
  const chance = chanceOf(seed);
  const zone = zoneClock('Europe/Berlin');
  const file = new MemoryFile('2024-01-01T06:00', { zone });
  const isConsumer = seed % 2 === 0;
  const daily = isConsumer ? 100 : 1_500;
  const email = (who: number) => `k${who}@example.com`;
  const phone = (who: number) => `+98912${String(1_000_000 + who)}`;
  const iso = (ms: number) => new Date(ms).toISOString().slice(0, 10);
  file.putOrders(
    Array.from({ length: people }, (_, who) => [
      `o${who}`,
      `K${who}`,
      `Ada ${who}`,
      email(who),
      phone(who),
      '2023-12-30',
      10 + (who % 50),
    ]),
  );
  file.stores.file.set('importedOn', String(Math.floor(file.now / dayMs)));
  const texts: Gone[] = [];
  file.web = (request) => {
    const form = new URLSearchParams(request.body);
    if (request.url.includes('sms/status')) {
      const ids = (form.get('messageid') ?? '').split(',');
      const entries = ids.map((messageid) => ({ messageid, status: 10 }));
      return { status: 200, body: JSON.stringify({ return: { status: 200 }, entries }) };
    }
    const numbers = JSON.parse(form.get('receptor') ?? '[]') as string[];
    for (const number of numbers) texts.push({ at: file.now, who: Number(number.slice(-6)), channel: 'sms' });
    const entries = numbers.map((receptor, i) => ({
      messageid: texts.length * 1_000 + i,
      receptor,
      status: 1,
      cost: 1_200,
    }));
    return { status: 200, body: JSON.stringify({ return: { status: 200 }, entries }) };
  };
  file.run(() => void saveGateway({ id: 'kavenegar', values: { apiKey: 'k', sender: '1' } }, file.asked()));
  const optedOutAt = new Map<number, number>();
  let campaigns = 0;
  let mostCallsADay = 0;
  for (let day = 0; day < days; day++) {
    file.mailLeft = daily;
    file.stores.file.set('importedOn', String(Math.floor(file.now / dayMs)));
    const callsBefore = file.calls;
    if (day % Math.floor(days / 24) === 0) {
      const byText = chance() < 0.5;
      const start = `${iso(file.now + dayMs * Math.floor(chance() * 3))}T${String(Math.floor(chance() * 24)).padStart(2, '0')}:30`;
      const change = {
        name: `Campaign ${++campaigns}`,
        start,
        holdout: 0,
        repeat: (['none', 'none', 'weekly', 'monthly'] as const)[Math.floor(chance() * 4)]!,
        until: iso(file.now + 40 * dayMs),
        pause: 5,
        ...(byText ? { channel: 'sms' as const, gateway: 'kavenegar', text: 'سلام' } : {}),
      };
      file.run(() => void scheduleCampaign({ draft: draft(change), typedCount: people }, file.asked()));
    }
    for (let i = 0; i < 2; i++) {
      const who = Math.floor(chance() * people);
      if (chance() > 0.1 || optedOutAt.has(who)) continue;
      file.run(() => void optOut({ find: email(who), channel: 'all' }, file.asked()));
      optedOutAt.set(who, file.now);
    }
    for (let hour = 0; hour < 24; hour++) {
      file.now += hourMs;
      // Google skips some ticks, and one now and then comes twice.
      if (chance() < 0.05) continue;
      file.tick();
      if (chance() < 0.02) file.tick();
    }
    mostCallsADay = Math.max(mostCallsADay, file.calls - callsBefore);
  }
  const mails = file.outbox
    .filter(({ message }) => message.to.startsWith('k'))
    .map(({ at, message }): Gone => ({ at, who: Number(/^k(\d+)@/.exec(message.to)![1]), channel: 'email' }));
  return {
    gone: [...mails, ...texts].sort((a, b) => a.at - b.at),
    optedOutAt,
    zone,
    mostCallsADay,
    isConsumer,
  };
}

/** What of the rules was broken, in words; [] for nothing. */
export function broken({ gone, optedOutAt, zone }: ReturnType<typeof liveAYear>): string[] {
  const caps = [
    { channel: 'sms', messages: 1, days: 7 },
    { channel: 'sms', messages: 4, days: 30 },
    { channel: 'email', messages: 2, days: 7 },
    { channel: null, messages: 6, days: 30 },
  ] as const;
  const byPerson = new Map<number, Gone[]>();
  const found: string[] = [];
  for (const one of gone) {
    const hour = new Date(one.at + zone.offsetAt(one.at)).getUTCHours();
    if (hour < 9 || hour >= 21) found.push(`${one.who} at ${hour} o'clock`);
    if (one.at >= (optedOutAt.get(one.who) ?? Number.POSITIVE_INFINITY))
      found.push(`${one.who} after opting out`);
    const own = byPerson.get(one.who) ?? [];
    own.push(one);
    byPerson.set(one.who, own);
    for (const { channel, messages, days } of caps) {
      const inWindow = own.filter(
        (other) => (channel === null || other.channel === channel) && one.at - other.at < days * dayMs,
      );
      if ((channel === null || channel === one.channel) && inWindow.length > messages)
        found.push(`${one.who}: ${inWindow.length} ${channel ?? 'messages'} in ${days} days`);
    }
  }
  return found;
}
