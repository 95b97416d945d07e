import { noteOptOutsTabs } from '../segments/loadOptOuts.ts';
import { type Campaign, campaignsOf, channelWords, stateCells } from './campaign.ts';
import { type Journal, readHalt, writeHalt } from './journal.ts';
import { momentCell } from './message.ts';
import { writeOptOuts } from './readOptOuts.ts';
import { archiveMessages, settledIn } from './runArchive.ts';
import { noteJournal, type Work } from './runWork.ts';
import { hasReportsToCome } from './trackMessages.ts';
import { writeResults } from './writeResults.ts';
import { logOf, writeRunLog } from './writeRunLog.ts';

const hourMs = 3_600_000;
const archivingMs = 60_000;
/** Runs whose line in the log waits for one that has the time to write it. */
const mostLogLater = 6;

/** Everything is in the sheet before the agenda moves on: a run that dies here is done again, not skipped. */
export function finishWork(work: Work, next: readonly (number | null)[]): void {
  const { platform, ledger, campaigns } = work;
  ledger.save();
  // Somebody may have sorted the tab since it was read: sending takes minutes.
  if (work.sent > 0) campaigns.locate([...campaigns.rows]);
  standIn(work, campaignsOf(campaigns));
  campaigns.save();
  // In a run of its own: a sending one has its hands full.
  const news = work.sent === 0 ? writeResults(work, campaignsOf(campaigns)) : platform.clock.now() + hourMs;
  if (work.wishes.length > 0) writeOptOuts(platform, work.language, work.wishes);
  if (work.sent === 0) noteOptOutsTabs(platform);
  const log = [...(work.journal.log ?? []), ...logOf(work)];
  const isLogLater = work.sent > 0 && log.length <= mostLogLater;
  if (log.length > 0 && !isLogLater) writeRunLog(work, log);
  platform.workbook.flush();
  // As long a run as this is for one that sends nothing.
  const hasTime = work.sent === 0 && platform.clock.deadline - platform.clock.now() > archivingMs;
  const settled = hasTime ? settledIn(work) : [];
  const reports = hasReportsToCome(work, campaignsOf(campaigns)) ? platform.clock.now() : null;
  const agenda = earliest([
    ...next,
    reports,
    news,
    settled.length > 0 ? platform.clock.now() + hourMs : null,
  ]);
  const counts = grownCounts(work);
  if (agenda !== work.journal.agenda || log.length > 0 || counts !== work.journal.counts)
    noteJournal(work, { agenda, log: isLogLater ? log : [], counts });
  if (readHalt(platform.settings.file)) writeHalt(platform.settings.file, null);
  if (settled.length > 0) archiveMessages(work, settled);
}

/** Messages whose campaign has no row wait for a person under a row that says so: what they say stood in the lost one. */
function standIn(work: Work, known: readonly Campaign[]): void {
  const keys = new Set(known.map(({ key }) => key));
  for (const { state, campaign, channel, occurrence, plannedAt } of work.ledger.messages) {
    const waits = state === 'planned' || state === 'retry';
    if (!waits || keys.has(campaign) || !(campaign in work.journal.counts)) continue;
    keys.add(campaign);
    work.campaigns.append({
      name: campaign,
      key: campaign,
      channel: channelWords[channel][work.language],
      start: occurrence,
      confirmed: momentCell(plannedAt),
      occurrence,
      ...stateCells('paused', 'row_missing', work.language),
    });
    work.notes.push({ campaign, reason: 'row_missing', sent: 0, next: null });
  }
}

/** With the rows that were planned in this run. Fewer than noted is for a person to see, and stays. */
function grownCounts(work: Work): Journal['counts'] {
  let { counts } = work.journal;
  for (const [key, known] of Object.entries(counts)) {
    const rows = work.ledger.of(key).length;
    if (rows > known.rows) counts = { ...counts, [key]: { ...known, rows } };
  }
  return counts;
}

export function earliest(moments: readonly (number | null)[]): number | null {
  const known = moments.filter((moment): moment is number => moment !== null);
  return known.length === 0 ? null : Math.min(...known);
}
