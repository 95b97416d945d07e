import { instantToDay } from '../core/days.ts';
import type { Language } from '../core/language.ts';
import type { Platform, Store } from '../platform.ts';
import { loadClicks } from '../segments/loadOutside.ts';
import type { Click } from '../segments/ruleFacts.ts';
import type { CampaignsTable } from './campaign.ts';
import { readJournal } from './journal.ts';
import { Ledger } from './ledger.ts';
import { loadArchive } from './loadArchive.ts';
import { loadGateway, type ReadyGateway } from './loadGateway.ts';
import { loadShop } from './loadShop.ts';
import type { MessagesTable } from './message.ts';
import { optOutsOf } from './optOuts.ts';
import { readOptOuts, toldOptOuts } from './readOptOuts.ts';
import { rulesOf, type StoredRules } from './rules.ts';
import type { Wish, Work } from './runWork.ts';

/** `live`: the file's settings as others write them; left out: as in the platform. */
interface Given {
  readonly campaigns: CampaignsTable;
  readonly messages: MessagesTable;
  readonly live?: Store;
  /** Service calls are few: tabs of opt-outs that are new are left to the next look. */
  readonly isTick?: boolean;
}

/** Reads what a run, a preview or a page needs. The journal must have been begun. */
export function loadWork(
  platform: Platform,
  language: Language,
  { campaigns, messages, live = platform.settings.file, isTick = false }: Given,
): Work {
  const { settings, clock, workbook } = platform;
  let shop: ReturnType<typeof loadShop> | undefined;
  const load = () => {
    if (shop === undefined) shop = loadShop(platform, language, instantToDay(clock.now(), workbook.zone));
    return shop;
  };
  let clicks: readonly Click[] | null | undefined;
  const listed = readOptOuts(platform, () => load()?.shop.orders ?? null, isTick);
  const ledger = new Ledger(messages, language, clock.now());
  const wishes: Wish[] = [];
  const gateways = new Map<string, ReadyGateway | null>();
  let toldOf = { count: 0, optOuts: optOutsOf([]) };
  const told = () => {
    if (toldOf.count !== wishes.length)
      toldOf = { count: wishes.length, optOuts: toldOptOuts(wishes, load()?.shop.orders ?? null) };
    return toldOf.optOuts;
  };
  return {
    platform,
    live,
    language,
    rules: rulesOf(settings.file.get<StoredRules>('sending') ?? {}),
    journal: readJournal(settings.file) ?? emptyJournal(platform),
    campaigns,
    ledger,
    archive: loadArchive(platform, ledger),
    optOuts: {
      reason: (channel, kind, to, customer) =>
        load()?.marked.has(customer)
          ? 'opted_out'
          : (listed.reason(channel, kind, to, customer) ?? told().reason(channel, kind, to, customer)),
      since: listed.since,
      get isUnreadable() {
        return listed.isUnreadable;
      },
    },
    shop: () => load()?.shop ?? null,
    clicks() {
      const orders = load()?.shop.orders;
      if (clicks === undefined) clicks = orders ? loadClicks(platform, orders) : null;
      return clicks;
    },
    gateway(id) {
      if (!gateways.has(id)) gateways.set(id, loadGateway(platform, id));
      return gateways.get(id) ?? null;
    },
    columns: () => load()?.columns ?? null,
    members: (segment) => load()?.members.of(segment) ?? new Int32Array(),
    ownSegments: () => load()?.members.own() ?? [],
    wishes,
    sent: 0,
    notes: [],
  };
}

const emptyJournal = ({ workbook, schedule }: Platform) => ({
  file: workbook.id,
  owner: schedule.person(),
  agenda: null,
  counts: {},
  batch: '',
});
