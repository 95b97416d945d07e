import { SharedState } from '../../../local/google/account.ts';
import { ask, hostOf, last, noon } from '../makeHost.ts';

const hour = 3_600_000;
const day = 24 * hour;
const install = (built: string) =>
  `function install() { ScriptApp.newTrigger('tick').timeBased().${built}.create(); } function tick(e) { Logger.log(JSON.stringify(e)); }`;

/** When a trigger fires in so many days, as wall clocks of Tehran. */
function firings(built: string, days: number): string[] {
  const host = hostOf(install(built));
  ask(host, 'install');
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone: 'Asia/Tehran',
    dateStyle: 'short',
    timeStyle: 'short',
  });
  return host.advance(days * day).map(({ at }) => format.format(at));
}

describe('clock triggers', () => {
  test('fire hourly from when they were made, each time in globals of its own', () => {
    const host = hostOf(`let n = 0; ${install('everyHours(1)')} function count() { n += 1; }`);
    ask(host, 'install');
    const ran = host.advance(5 * hour);
    expect(ran.map(({ at }) => at - ran[0]!.at)).toEqual([0, hour, 2 * hour, 3 * hour, 4 * hour]);
    expect(ran[0]!.at).toBeGreaterThanOrEqual(noon + hour);
    expect(host.nextDue()).toBe(ran[0]!.at + 5 * hour);
  });

  test('at an hour fire at a minute of it that is kept from day to day', () => {
    const times = firings(`atHour(9).everyDays(1).inTimezone('Asia/Tehran')`, 4).map((time) =>
      time.slice(11),
    );
    expect(times).toHaveLength(4);
    expect(new Set(times).size).toBe(1);
    expect(times[0]).toMatch(/^09:/);
  });

  test('near a minute fire at most a quarter of an hour from it', () => {
    const [time] = firings(`atHour(9).nearMinute(30).everyDays(1).inTimezone('Asia/Tehran')`, 1);
    const minute = Number(time!.slice(14));
    expect(Math.abs(minute - 30)).toBeLessThanOrEqual(15);
  });

  test('weekly and monthly fire on their day, and a month without it is passed over', () => {
    // 2024-10-01 is a Tuesday.
    expect(
      firings(`onWeekDay(ScriptApp.WeekDay.FRIDAY).atHour(9).inTimezone('Asia/Tehran')`, 15).map((time) =>
        time.slice(0, 10),
      ),
    ).toEqual(['2024-10-04', '2024-10-11']);
    expect(
      firings(`onMonthDay(31).atHour(9).inTimezone('Asia/Tehran')`, 100).map((time) => time.slice(0, 10)),
    ).toEqual(['2024-10-31', '2024-12-31']);
  });

  test('fire once after a while or at a moment, and stay listed until they are deleted', () => {
    const host =
      hostOf(`${install('after(120000)')} function count() { return ScriptApp.getProjectTriggers().length; }
      function clean() { for (const t of ScriptApp.getProjectTriggers()) ScriptApp.deleteTrigger(t); }`);
    ask(host, 'install');
    expect(host.advance(day)).toHaveLength(1);
    expect([ask(host, 'count'), host.nextDue()]).toEqual([1, null]);
    ask(host, 'clean');
    expect(ask(host, 'count')).toBe(0);
  });

  test('are told the time in parts of UTC, with dashes in their names, and nothing of a file', () => {
    const host = hostOf(install('everyHours(1)'));
    ask(host, 'install');
    host.advanceTo(noon + hour + 60_000);
    const event = JSON.parse(host.log[0]!.text) as Record<string, unknown>;
    expect(event).toMatchObject({
      authMode: 'FULL',
      timezone: 'UTC',
      year: 2024,
      month: 10,
      'day-of-month': 1,
      'day-of-week': 2,
      'week-of-year': 40,
      hour: 13,
    });
    expect(event['triggerUid']).toBe(host.triggers[0]!.id);
    expect('source' in event || 'range' in event).toBe(false);
  });

  test('know their handler and kind, and no source', () => {
    const host = hostOf(`${install('everyHours(1)')} function look() {
      const [t] = ScriptApp.getProjectTriggers();
      return [t.getHandlerFunction(), String(t.getEventType()), t.getEventType() === ScriptApp.EventType.CLOCK, String(t.getTriggerSource()), t.getTriggerSourceId()];
    }`);
    ask(host, 'install');
    expect(ask(host, 'look')).toEqual(['tick', 'CLOCK', true, 'CLOCK', null]);
  });

  test('refuse an hour without a frequency, odd minutes, and a zone nobody knows', () => {
    const fails = (built: string) => () => ask(hostOf(install(built)), 'install');
    expect(fails('atHour(9)')).toThrow('Frequency is required if you are using atHour() or nearMinute().');
    expect(fails('everyMinutes(7)')).toThrow('everyMinutes');
    expect(fails(`everyDays(1).atHour(9).inTimezone('Nowhere/Town')`)).toThrow('Nowhere/Town');
  });

  test('keep firing after a run that failed or was killed', () => {
    const host = hostOf(
      `${install('everyHours(1)').replace('Logger.log(JSON.stringify(e))', 'throw new Error("no")')}`,
    );
    ask(host, 'install');
    expect(host.advance(3 * hour + 60_000).map(({ error }) => error?.message)).toEqual(['no', 'no', 'no']);
  });

  test('a step of the clock larger than a run is made in order, and one that takes long delays the next', () => {
    const host = hostOf(
      `${install('everyMinutes(5)').replace('Logger.log(JSON.stringify(e))', 'Utilities.sleep(290000)')}`,
    );
    ask(host, 'install');
    const ran = host.advance(20 * 60_000);
    for (const [i, run] of ran.slice(1).entries())
      expect(run.at).toBeGreaterThanOrEqual(ran[i]!.at + ran[i]!.ms);
  });
});

describe('a clock that cannot be trusted', () => {
  const ticking = () => {
    const host = hostOf(install('everyHours(1)'));
    ask(host, 'install');
    return host;
  };

  test('may leave a firing out, fire twice, or late, and keeps its hours all the same', () => {
    const host = ticking();
    host.faults.firing.push('skip', 'twice', 20 * 60_000);
    const first = host.nextDue()!;
    const ran = host.advance(4 * hour).map(({ at }) => at - first);
    expect(ran).toEqual([hour, hour, 2 * hour + 20 * 60_000, 3 * hour]);
  });

  test('passes over the hour that summer time leaves out, and fires once in the hour that comes twice', () => {
    const daily = (nowMs: number) => {
      const host = hostOf({
        code: install(`atHour(2).nearMinute(30).everyDays(1).inTimezone('Europe/Berlin')`),
        nowMs,
      });
      ask(host, 'install');
      const format = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin', dateStyle: 'short' });
      return host.advance(3 * day).map(({ at }) => format.format(at));
    };
    expect(daily(Date.UTC(2025, 2, 29, 0))).toEqual(['2025-03-29', '2025-03-30', '2025-03-31']);
    expect(daily(Date.UTC(2025, 9, 25, 0, 0))).toEqual(['2025-10-25', '2025-10-26', '2025-10-27']);
  });
});

describe('whose triggers they are', () => {
  const code = `${install('everyHours(1)').replace('JSON.stringify(e)', 'Session.getEffectiveUser().getEmail() + " " + PropertiesService.getUserProperties().getProperty("k")')}
    function put(v) { PropertiesService.getUserProperties().setProperty('k', v); }
    function project() { return ScriptApp.getProjectTriggers().length; }
    function here() { return ScriptApp.getUserTriggers(SpreadsheetApp.getActive()).length; }
    function mail() { MailApp.sendEmail('x@example.com', 's', 't'); }`;

  test('they run as whoever made them, with that person\u2019s properties and quota', () => {
    const host = hostOf(
      `${code} function tickMail() { mail(); } function installMail() { ScriptApp.newTrigger('tickMail').timeBased().everyHours(1).create(); }`,
    );
    ask(host, 'put', 'ada\u2019s');
    ask(host, 'install');
    ask(host, 'installMail');
    host.actAs('bea@example.com');
    ask(host, 'put', 'bea\u2019s');
    host.advance(hour);
    expect(host.log[0]!.text).toBe('ada@example.com ada\u2019s');
    expect(host.quotaLeft().emailRecipients).toBe(100);
    host.actAs('ada@example.com');
    expect(host.quotaLeft().emailRecipients).toBe(99);
  });

  test('a person sees their own in all files, and in one file those of the file', () => {
    const shared = new SharedState();
    const first = hostOf({ code, shared });
    ask(first, 'install');
    const other = hostOf({ code, shared, fileId: 'another-file' });
    expect([ask(other, 'project'), ask(other, 'here')]).toEqual([1, 0]);
    expect(other.advance(2 * hour)).toEqual([]);
    const bea = hostOf({ code, shared, email: 'bea@example.com' });
    expect(ask(bea, 'project')).toBe(0);
  });
});

describe('triggers of an add-on', () => {
  const code = (built: string) => install(built);
  test('may not come more often than hourly', () => {
    expect(() => ask(hostOf({ installation: 'addon', code: code('everyMinutes(30)') }), 'install')).toThrow(
      'The recurrence interval for an Add-on trigger must be at least one hour.',
    );
    expect(ask(hostOf({ installation: 'bound', code: code('everyMinutes(30)') }), 'install')).toBeNull();
  });

  test('are one clock trigger for each person and file', () => {
    const host = hostOf({ installation: 'addon', code: code('everyHours(1)') });
    ask(host, 'install');
    expect(() => ask(host, 'install')).toThrow(
      'This add-on has created too many time-based triggers in this document for this Google user account.',
    );
    host.actAs('bea@example.com');
    expect(ask(host, 'install')).toBeNull();
  });

  test('are twenty for each person and script, in all files together', () => {
    const host = hostOf(code('everyHours(1)'));
    for (let i = 0; i < 20; i++) ask(host, 'install');
    expect(() => ask(host, 'install')).toThrow(
      'This script has too many triggers. Triggers must be deleted from the script before more can be added.',
    );
  });

  test('never fire in a test deployment', () => {
    const host = hostOf({ installation: 'test', code: code('everyHours(1)') });
    ask(host, 'install');
    expect(host.triggers).toHaveLength(1);
    expect(host.advance(day)).toEqual([]);
  });

  test('that fail send no mail to anybody', () => {
    const host = hostOf({
      installation: 'addon',
      code: code('everyHours(1)').replace('Logger.log(JSON.stringify(e))', 'throw new Error("no")'),
    });
    ask(host, 'install');
    host.advance(day);
    expect(last(host).error).toMatchObject({ message: 'no' });
    expect(host.outbox).toEqual([]);
  });
});
