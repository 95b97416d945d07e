import { http } from '../../src/appsscript/http.ts';
import { mail } from '../../src/appsscript/mail.ts';

const answer = (status: number, body: string) => ({
  getResponseCode: () => status,
  getContentText: () => body,
});

function web(fetch: (url: string, options: object) => unknown) {
  Object.assign(globalThis, {
    UrlFetchApp: {
      fetch,
      fetchAll: (requests: { url: string }[]) => requests.map(({ url, ...options }) => fetch(url, options)),
    },
  });
}

describe('a web call', () => {
  test('says what was asked and gives every status back', () => {
    const seen: unknown[] = [];
    web((url, options) => {
      seen.push([url, options]);
      return answer(418, 'no credit');
    });
    const [told] = http.send([
      { url: 'https://a.example', method: 'POST', contentType: 'text/plain', body: 'x', headers: { A: '1' } },
    ]);
    expect(told).toEqual({ status: 418, body: 'no credit' });
    expect(seen).toEqual([
      [
        'https://a.example',
        {
          method: 'post',
          muteHttpExceptions: true,
          headers: { A: '1' },
          contentType: 'text/plain',
          payload: 'x',
        },
      ],
    ]);
  });

  test('that Google throws at is no answer, and its address with the key is told nowhere', () => {
    web(() => {
      throw new Error('Address unavailable: https://api.kavenegar.com/v1/KEY/sms/send.json');
    });
    const one = { url: 'https://a.example/KEY', method: 'GET' } as const;
    expect(http.send([one])).toEqual([{ status: 0, body: '' }]);
    expect(http.send([one, one])).toEqual([
      { status: 0, body: '' },
      { status: 0, body: '' },
    ]);
    expect(http.send([])).toEqual([]);
  });
});

test('a mail leaves out what was not given', () => {
  const sent: unknown[] = [];
  Object.assign(globalThis, {
    MailApp: { sendEmail: (message: unknown) => sent.push(message), getRemainingDailyQuota: () => 17 },
  });
  mail.send({ to: 'a@b.example', subject: 'Hi', text: 'T', html: '', senderName: '', replyTo: '' });
  mail.send({
    to: 'a@b.example',
    subject: 'Hi',
    text: 'T',
    html: '<p>',
    senderName: 'Shop',
    replyTo: 'c@d.example',
  });
  expect(sent).toEqual([
    { to: 'a@b.example', subject: 'Hi', body: 'T' },
    { to: 'a@b.example', subject: 'Hi', body: 'T', htmlBody: '<p>', name: 'Shop', replyTo: 'c@d.example' },
  ]);
  expect(mail.remaining()).toBe(17);
});
