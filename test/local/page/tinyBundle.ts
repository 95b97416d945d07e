import type { Bundle } from '../../../local/host.ts';

/** An add-on that does a little of everything a page must carry, so that the page is tested without ours. */
const code = `
/**
 * Doubles each number.
 * @param {Array<Array>} numbers What to double.
 * @param {number} times How often. May be left out.
 * @return the same shape
 * @customfunction
 */
function DOUBLE(numbers, times) {
  var factor = Math.pow(2, times || 1);
  return [].concat(numbers).map(function (row) {
    return [].concat(row).map(function (cell) { return typeof cell === 'number' ? cell * factor : cell; });
  });
}
/**
 * Always fails.
 * @customfunction
 */
function FAIL() { throw new Error('the amount must be a number; row 3 has "many"'); }

function onOpen() {
  SpreadsheetApp.getUi().createMenu('Tiny').addItem('Show', 'show').addSeparator().addItem('Break', 'broken').addToUi();
}
function show() {
  SpreadsheetApp.getUi().showSidebar(HtmlService.createHtmlOutputFromFile('sidebar').setTitle('Tiny sidebar'));
}
function broken() { throw new Error('The menu entry broke'); }
function echo(value) { return value; }
function today() { return { day: new Date() }; }
function nothing() {}
function fails() { throw new Error('No orders were found'); }
function makeTab(name) {
  var sheet = SpreadsheetApp.getActiveSpreadsheet().insertSheet(name);
  sheet.getRange(1, 1, 1, 2).setValues([['made', 1]]);
  sheet.setTabColor('#1f4e8c');
  SpreadsheetApp.getActiveSpreadsheet().setActiveSheet(sheet);
  SpreadsheetApp.getActiveSpreadsheet().toast('Made ' + name, 'Tabs');
}
function askPerson() { return String(SpreadsheetApp.getUi().alert('Send?', 'To 3 people', SpreadsheetApp.getUi().ButtonSet.OK_CANCEL)); }
function openWindow() {
  var page = HtmlService.createHtmlOutput('<!doctype html><html><body><h1>A window</h1></body></html>');
  SpreadsheetApp.getUi().showModalDialog(page, 'More');
}
function schedule() { ScriptApp.newTrigger('tick_').timeBased().everyHours(1).create(); }
function tick_() {
  MailApp.sendEmail({ to: 'nora@example.com', subject: 'New teas', body: 'Hello', htmlBody: '<p>Hello <b>Nora</b></p><script>parent.broken = true</script>', name: 'Tea shop' });
}
`;

const sidebar = `<!doctype html><html><head><title>x</title></head><body>
<h1>Tiny</h1><p id="said"></p><form id="form"><input name="city" value="Shiraz"><input name="tag" value="a"><input name="tag" value="b"></form>
<script>window.ready = typeof google.script.run.echo;</script></body></html>`;

const manifest = JSON.stringify({
  timeZone: 'Asia/Tehran',
  runtimeVersion: 'V8',
  exceptionLogging: 'STACKDRIVER',
  oauthScopes: [
    'spreadsheets.currentonly',
    'script.container.ui',
    'script.send_mail',
    'script.scriptapp',
  ].map((name) => `https://www.googleapis.com/auth/${name}`),
});

export const tinyBundle: Bundle & { readonly code: string } = { code, sidebar, manifest };
