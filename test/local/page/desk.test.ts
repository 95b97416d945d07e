import { createHost } from '../../../local/createHost.ts';
import { Desk } from '../../../local/page/desk.ts';
import type { PageState } from '../../../local/page/protocol.ts';
import { tinyBundle } from './tinyBundle.ts';

/** Shows the tiny add-on's sidebar under a title in the language that was chosen last. */
const bilingual = {
  ...tinyBundle,
  code: `${tinyBundle.code}
    function call(name, input) { PropertiesService.getUserProperties().setProperty('language', input.person); }
    function showTitled() {
      var language = PropertiesService.getUserProperties().getProperty('language') || 'en';
      var page = HtmlService.createHtmlOutputFromFile('sidebar').setTitle('in ' + language);
      SpreadsheetApp.getUi().showSidebar(page);
    }`,
};

function deskOn(name: string | null) {
  const host = createHost({
    bundle: bilingual,
    nowMs: Date.UTC(2025, 10, 29, 6, 42),
    timezone: 'Asia/Tehran',
    language: 'en',
    account: 'consumer',
    clockActive: 'container',
    installation: 'bound',
    email: 'owner@example.com',
  });
  const files = {
    open: () => ({ host, name: 'other.csv' }),
    save: () => new Uint8Array(),
  };
  const desk = new Desk({
    host,
    name,
    files,
    language: 'en',
    frameAddress: (key) => key,
    changed: () => undefined,
  });
  const ask = (call: string, input: unknown = {}) => desk.answer(call, input) as PageState;
  return { host, ask };
}

test('a sidebar that was open before the page came speaks the language that the page changes to', () => {
  const { host, ask } = deskOn('orders.csv');
  host.clickMenu('showTitled');
  expect(ask('state').sidebar?.title).toBe('in en');
  expect(ask('language', { language: 'fa' }).sidebar?.title).toBe('in fa');
  expect(ask('language', { language: 'en' }).sidebar?.title).toBe('in en');
});

test('a change of language opens no sidebar that is closed', () => {
  const { host, ask } = deskOn('orders.csv');
  host.clickMenu('showTitled');
  ask('closeSidebar');
  expect(ask('language', { language: 'fa' }).sidebar).toBeNull();
});

test('the sample shop is named in the language of the page, a file as it is called', () => {
  const { ask } = deskOn(null);
  expect(ask('state').fileName).toBe('Sample shop');
  expect(ask('language', { language: 'fa' }).fileName).toBe('فروشگاه نمونه');
  expect(ask('open', { name: 'other.csv', content: '' }).fileName).toBe('other.csv');
});
