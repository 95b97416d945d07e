import { gateways } from '../../../src/campaigns/loadGateway.ts';
import fc from '../../fc.ts';
import { texts } from './answers.ts';

const settingsOf = (gateway: (typeof gateways)[number]): Record<string, string> =>
  Object.fromEntries(
    Object.keys(gateway.settings).map((name) => [
      name,
      name === 'url' ? 'https://bridge.example/SECRET' : `SECRET-${name}`,
    ]),
  );

test('ids are unique and never hold a blank', () => {
  expect(new Set(gateways.map(({ id }) => id)).size).toBe(gateways.length);
  for (const { id } of gateways) expect(id).toMatch(/^[a-z_]+$/);
});

describe.each(gateways.map((gateway) => [gateway.id, gateway] as const))('%s', (_, gateway) => {
  const settings = settingsOf(gateway);
  const exchanges = [
    ['send', gateway.send],
    ['lookUp', gateway.lookUp],
    ['deliveries', gateway.deliveries],
  ] as const;
  const asked = texts(1).map(({ key, reference, to }) => ({ key, reference, to, id: '17', sentAt: 0 }));

  test('says what each setting is, in both languages', () => {
    for (const { label, help } of [gateway, ...Object.values(gateway.settings)] as {
      label: { en: string; fa: string };
      help?: { en: string; fa: string };
    }[]) {
      expect(label.en !== '' && label.fa !== '').toBe(true);
      if (help) expect(help.en !== '' && help.fa !== '').toBe(true);
    }
    expect(Object.values(gateway.settings).some(({ type }) => type === 'secret')).toBe(true);
  });

  test('asks over https only', () => {
    const requests = [
      gateway.send.buildRequest(texts(1), settings),
      gateway.lookUp?.buildRequest(asked, settings),
      gateway.deliveries?.buildRequest(asked, settings),
      gateway.credit?.buildRequest(settings),
      gateway.optOuts?.buildRequest(settings, { ms: 1_727_776_800_000, page: 1 }),
    ];
    for (const request of requests) if (request) expect(request.url).toMatch(/^https:\/\//);
  });

  test('addresses fit what Google takes, with texts in the body', () => {
    const long = texts(1).map((message) => ({ ...message, text: 'س'.repeat(400) }));
    const { url } = gateway.send.buildRequest(long, settings);
    expect(url.length).toBeLessThan(2_000);
  });

  test('never throws and never counts as sent what is no answer of its own', () => {
    const anyBody = fc.oneof(
      fc.string(),
      fc.json(),
      fc.constantFrom('', '{}', '[]', 'null', '0', '"ok"', '<html>', '{"data":null}', '{"entries":[null]}'),
    );
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 599 }),
        anyBody,
        fc.integer({ min: 1, max: 3 }),
        (status, body, count) => {
          const messages = texts(Math.min(count, gateway.send.perRequest));
          // A sign of success that no random body bears.
          const strict = { ...settings, success: '^ACCEPTED (\\d+)$' };
          const answer = gateway.send.readResponse({ status, body }, messages, strict);
          if (answer.kind === 'answered') expect(answer.accepted).toEqual([]);
          for (const [, exchange] of exchanges.slice(1)) {
            const fates = exchange?.readResponse({ status, body }, asked as never, strict);
            if (Array.isArray(fates)) for (const { state } of fates) expect(state).not.toBe('delivered');
          }
          gateway.credit?.readResponse({ status, body });
          gateway.optOuts?.readResponse({ status, body });
        },
      ),
      { numRuns: 400 },
    );
  });

  test('no part of an answer holds a key', () => {
    for (const status of [0, 200, 400, 401, 403, 500]) {
      const body = `{"error":"SECRET-apiKey","return":{"status":${status}}}`;
      const answer = gateway.send.readResponse({ status, body }, texts(1), settings);
      expect(JSON.stringify(answer)).not.toContain('SECRET');
    }
  });
});
