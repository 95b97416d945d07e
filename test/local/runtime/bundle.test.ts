import { readBundle } from '../../../local/bundle.ts';
import { createHost } from '../../../local/createHost.ts';
import type { HostOptions } from '../../../local/host.ts';
import { declaredFunctions } from '../../../local/runtime/project.ts';
import { noon } from '../makeHost.ts';

const bundle = readBundle();
const open = (options: Partial<HostOptions>) =>
  createHost({
    bundle,
    nowMs: noon,
    timezone: 'Asia/Tehran',
    language: 'en',
    account: 'consumer',
    clockActive: 'container',
    installation: 'bound',
    email: 'ada@example.com',
    ...options,
  });

describe('the built product on this host', () => {
  test.each([
    ['bound to the file', { installation: 'bound' }],
    ['as an add-on in use', { installation: 'addon' }],
    ['as an add-on never used in this file', { installation: 'addon', enabled: false }],
  ] as const)('builds its menu in both languages: %s', (_, options) => {
    for (const language of ['en', 'fa']) {
      const host = open({ ...options, language });
      expect(host.onOpen().error).toBeNull();
      expect(host.menu()).toHaveLength(8);
      expect(/[\u0600-\u06ff]/.test(host.menu()[0]!.caption)).toBe(language === 'fa');
      expect(host.gaps).toEqual([]);
    }
  });

  test('opens its sidebar from every entry of the menu', () => {
    const host = open({});
    host.onOpen();
    for (const { functionName } of host.menu()) {
      expect(host.clickMenu(functionName).error).toBeNull();
      expect(host.sidebar()!.html).toContain('<body');
    }
    expect(host.gaps).toEqual([]);
  });

  test('answers through one door, and formulas work before any consent', () => {
    const host = open({});
    host.authorization = 'required';
    expect(host.functions).toContain('call');
    expect(
      host.functions.every((name) => /^([A-Z0-9_]+|onOpen|onInstall|open[A-Z]\w+|call)$/.test(name)),
    ).toBe(true);
    expect(host.evaluate('=JALALI(DATE(2025; 3; 21))')).toEqual({ value: '1404/01/01' });
  });

  test('has the functions that were kept beside it', () => {
    expect(bundle.functions).toEqual(declaredFunctions('Code.js', bundle.code as string));
  });

  test('fails in French no differently than in English', () => {
    const host = open({});
    host.faults.errorLanguage = 'fr';
    const answer = host.rpc('call', ['start', {}]);
    expect(answer).toMatchObject({ ok: true, value: { ok: { zone: 'Asia/Tehran' } } });
  });
});
