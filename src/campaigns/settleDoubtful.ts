import type { Answering } from '../calls/calls.ts';
import { named, openAgenda, save } from './answer.ts';
import type { Message } from './message.ts';
import { locked } from './readWork.ts';
import { noteReturned, sentOf, setState } from './runWork.ts';
import { doubtfulOf, statusOf } from './statusOf.ts';

/** What went is counted as such; what did not takes its turn again, with every check of that moment. */
export const settleDoubtful: Answering<'settleDoubtful'> = ({ name, keys, went }, asked) =>
  locked(asked, (work) => {
    const campaign = named(work, name);
    const changedAt = work.platform.clock.now();
    const wanted = new Set(keys);
    const told = doubtfulOf(work, campaign).filter(({ key }) => wanted.has(key));
    const settle = (message: Message) =>
      work.ledger.change(
        message,
        went
          ? { state: 'accepted', changedAt }
          : campaign.state === 'cancelled'
            ? { state: 'cancelled', changedAt }
            : { state: 'planned', batch: '', sentAt: null, changedAt },
      );
    if (!went && campaign.state !== 'cancelled' && campaign.state !== 'paused') openAgenda(work, changedAt);
    told.forEach(settle);
    if (!went) noteReturned(work, campaign.key, told.length);
    // Also of those that a press which was cut off had put back.
    const goesOn = work.ledger
      .of(campaign.key)
      .some(({ key, state }) => wanted.has(key) && state === 'planned');
    if (campaign.state === 'finished' && goesOn) setState(work, campaign, 'running', '');
    work.campaigns.set(campaign.row, { sent: sentOf(work, campaign.key) });
    save(work);
    return statusOf(work, named(work, name), asked.language);
  });
