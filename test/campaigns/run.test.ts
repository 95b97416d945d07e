import { scheduleCampaign } from '../../src/campaigns/answer.ts';
import { tickState } from '../../src/campaigns/run.ts';
import { draft, shopOf } from './shops.ts';

describe('a campaign by e-mail', () => {
  test('mails everybody once at its time, the first 50 alone', () => {
    const file = shopOf(60);
    file.run(() => scheduleCampaign({ draft: draft(), typedCount: 60 }, file.asked()));
    file.tick();
    expect(file.outbox).toHaveLength(0);
    file.hours(1);
    expect(file.outbox).toHaveLength(50);
    file.hours(1);
    expect(new Set(file.outbox.map(({ message }) => message.to)).size).toBe(60);
    expect(file.outbox).toHaveLength(60);
    expect(file.rows('Campaigns')).toMatchObject([{ Campaign: 'Hello', State: 'finished', Sent: 60 }]);
    file.hours(30);
    expect(file.outbox).toHaveLength(60);
  });
});

test('the hourly run says whose it is and when it came last, also when there was nothing to do', () => {
  const file = shopOf(3);
  expect(tickState(file.platform())).toEqual({ on: false, owner: '', mine: false, at: null });
  file.run(() => scheduleCampaign({ draft: draft(), typedCount: null }, file.asked()));
  file.hours(5);
  expect(tickState(file.platform())).toEqual({ on: true, owner: file.person, mine: true, at: file.now });
  file.now += 600_000;
  file.person = 'other@shop.example';
  expect(tickState(file.platform())).toMatchObject({ mine: false, at: file.now - 600_000 });
});
