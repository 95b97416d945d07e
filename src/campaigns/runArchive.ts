import { moveRows } from '../segments/moveRows.ts';
import { findTable, openTable } from '../segments/table.ts';
import { archiveTab, messagesTab } from '../segments/tabs.ts';
import { campaignsOf } from './campaign.ts';
import { Ledger } from './ledger.ts';
import { codesIn, type KeptCampaign, tallyOf, writeKept } from './loadArchive.ts';
import type { Message } from './message.ts';
import { wallTimeAt } from './occurrences.ts';
import { turnOf } from './results.ts';
import type { Work } from './runWork.ts';
import type { MessageState } from './words.ts';
import { allResults, optOutsSince } from './writeResults.ts';

/** When the ledger is long, and how much of it is moved. */
export interface ArchiveRules {
  /** Rows from which on it is long. */
  readonly longFrom: number;
  /** So many are left in it where older ones may go. */
  readonly shortTo: number;
  /** Rows moved in one run. */
  readonly together: number;
}

/**
 * A run and a page of the sidebar read the ledger whole, 24 cells a row: 20,000 rows are half a million cells, about
 * a second by Google's time and a fifth of a tick at worst. Moving rows adds none to the ten million cells that a file
 * may hold; 5,000 rows are read, written and taken out in some ten seconds.
 */
const usual: ArchiveRules = { longFrom: 20_000, shortTo: 10_000, together: 5_000 };

/**
 * What stays known of a campaign takes some 700 bytes of the 500 KB that document properties hold, which nothing may
 * fill: a run that cannot note what it claims sends nothing. Past so many campaigns the ledger grows on.
 */
const mostKept = 200_000;
const mostTogether = 50;

/**
 * So long after its last change a campaign is looked at by nobody but its results, which are kept up for 45 days: caps
 * look back 45 days at most, reports come for one, opt-outs count for 30.
 */
const settledDays = 60;
const dayMs = 86_400_000;

const final: ReadonlySet<MessageState | null> = new Set<MessageState | null>([
  'accepted',
  'delivered',
  'failed',
  'excluded',
  'held_out',
  'cancelled',
]);

/**
 * Keys of the campaigns whose rows may leave the ledger now, those that ended first before the others: the rest of
 * those that have begun to, or as many as make a long one short.
 */
export function settledIn(work: Work, rules: ArchiveRules = usual): string[] {
  const { ledger, journal, platform, archive } = work;
  if (journal.file !== platform.workbook.id) return [];
  const isBegun = Object.keys(archive.kept).some((key) => ledger.of(key).length > 0);
  if (!isBegun && ledger.messages.length < rules.longFrom) return [];
  const over = endedFirst(work);
  if (isBegun) return over.flatMap(({ key }) => (key in archive.kept ? [key] : []));
  if (JSON.stringify(archive.kept).length > mostKept) return [];
  let left = ledger.messages.length;
  return over.slice(0, mostTogether).flatMap(({ key, isNewest }) => {
    if (left <= rules.shortTo || isNewest) return [];
    left -= ledger.of(key).length;
    return [key];
  });
}

interface Ended {
  readonly key: string;
  /** The newest of its channel and gateway stays: what a part costs is told by it. */
  readonly isNewest: boolean;
}

function endedFirst({ ledger, campaigns, platform }: Work): Ended[] {
  const rowOf = new Map(campaignsOf(campaigns).map((campaign) => [campaign.key, campaign]));
  const before = platform.clock.now() - settledDays * dayMs;
  const keys = [...new Set(ledger.messages.map(({ campaign }) => campaign))];
  const all = keys.map((key) => {
    const [messages, row] = [ledger.of(key), rowOf.get(key)];
    const at = messages.reduce((last, message) => Math.max(last, lastChange(message)), 0);
    const isOver = !row || row.state === 'finished' || row.state === 'cancelled';
    const isSettled = isOver && at < before && messages.every(({ state }) => final.has(state));
    return { key, at, isSettled, line: `${messages[0]!.channel}|${row?.gateway ?? ''}` };
  });
  all.sort((a, b) => a.at - b.at);
  const newest = new Map(all.map(({ line, key }) => [line, key]));
  return all
    .filter(({ isSettled }) => isSettled)
    .map(({ key, line }) => ({ key, isNewest: newest.get(line) === key }));
}

const lastChange = ({ sentAt, changedAt, plannedAt }: Message): number =>
  Math.max(sentAt ?? 0, changedAt ?? 0, plannedAt ?? 0);

/**
 * Moves rows of these campaigns into the archive, after everything else of a run. What they came to is kept first:
 * from then on nothing asks whether a row is here or there.
 */
export function archiveMessages(work: Work, keys: readonly string[], rules: ArchiveRules = usual): void {
  const { platform, language, archive } = work;
  const fresh = keys.filter((key) => !(key in archive.kept));
  if (fresh.length > 0) {
    const shop = work.shop();
    // Without orders nobody knows what they came to.
    if (!shop) return;
    writeKept(platform, { ...archive.kept, ...keptOf(work, fresh, shop) });
  }
  const messages = findTable(platform, messagesTab, 'key');
  if (!messages) return;
  const ledger = new Ledger(messages, language, platform.clock.now());
  const rows = keys.flatMap((key) => ledger.of(key)).filter(({ state }) => final.has(state));
  const to = openTable(platform, archiveTab, 'key', language);
  const moved = rows.slice(0, rules.together).map(({ row }) => row);
  moveRows({ from: messages, to, key: 'key', flush: () => platform.workbook.flush() }, moved);
}

function keptOf(
  work: Work,
  keys: readonly string[],
  shop: NonNullable<ReturnType<Work['shop']>>,
): Record<string, KeptCampaign> {
  const all = campaignsOf(work.campaigns);
  const told = allResults(work, all, shop);
  const { zone } = work.platform.workbook;
  return Object.fromEntries(
    keys.map((key): [string, KeptCampaign] => {
      const messages = work.ledger.of(key);
      const turns = messages.flatMap((message) => turnOf(message) ?? []).sort((a, b) => a - b);
      const dayAt = (turn: number) => wallTimeAt(turn, zone).day;
      const at = all.findIndex((campaign) => campaign.key === key);
      const campaign = all[at];
      return [
        key,
        {
          ...tallyOf(messages),
          // Without a row in Campaigns no order was ever credited to it.
          days: !campaign || turns.length === 0 ? null : [dayAt(turns[0]!), dayAt(turns[turns.length - 1]!)],
          codes: campaign ? codesIn(campaign, messages) : [],
          results: told[at] ?? null,
          optOuts: campaign ? optOutsSince(work, campaign) : 0,
        },
      ];
    }),
  );
}
