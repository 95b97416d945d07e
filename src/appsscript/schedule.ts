import type { Schedule } from '../platform.ts';

/** The function that the trigger calls: see main.ts. */
const handler = 'tick_';

/**
 * The hourly trigger of one person in one file. An add-on may have one of a kind for each person and file and at most
 * hourly, so there is one and everything that is due runs in it.
 */
export const schedule: Schedule = {
  isOn: () => ours().length > 0,
  turnOn() {
    if (ours().length > 0) return;
    ScriptApp.newTrigger(handler).timeBased().everyHours(1).create();
  },
  turnOff() {
    for (const trigger of ours()) ScriptApp.deleteTrigger(trigger);
  },
  person: () => Session.getEffectiveUser().getEmail(),
};

function ours(): GoogleAppsScript.Script.Trigger[] {
  return ScriptApp.getUserTriggers(SpreadsheetApp.getActiveSpreadsheet()).filter(
    (trigger) => trigger.getHandlerFunction() === handler,
  );
}
