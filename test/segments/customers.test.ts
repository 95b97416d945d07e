import type { Person } from '../../src/orders/order.ts';
import { discountFor } from '../../src/segments/discounts.ts';
import { likesOf } from '../../src/segments/likes.ts';
import { membersIn, standingOf } from '../../src/segments/membership.ts';
import { isMark, reachOf } from '../../src/segments/reach.ts';
import { day, ordersOf, type Purchase, steadyShop } from './shop.ts';

const today = day('2025-11-26');

describe('membersIn', () => {
  const orders = ordersOf(steadyShop(today));
  const idsOf = (group: string) => Array.from(membersIn(standingOf(orders, today, {}), group));

  test.each([
    'champions loyal potential_loyalist new promising need_attention about_to_sleep at_risk cant_lose hibernating',
    'stage_new stage_active stage_lapsing stage_lost',
  ])('%s: everybody is in exactly one', (groups) => {
    const all = groups.split(' ').flatMap(idsOf);
    expect(all.sort((a, b) => a - b)).toEqual(idsOf('customers'));
  });

  test('leaves out who ordered only later', () => {
    const with_ = ordersOf([...steadyShop(today), { who: 'ZZ', day: today + 1, amount: 5 }]);
    expect(membersIn(standingOf(with_, today, {}), 'customers')).toHaveLength(40);
    expect(membersIn(standingOf(with_, today + 1, {}), 'customers')).toHaveLength(41);
  });
});

describe('what a customer likes', () => {
  // Tea and pot go together for six of eight, cup stands alone.
  const purchases: Purchase[] = [
    ...[1, 2, 3, 4, 5, 6].map((i) => ({
      who: `T${i}`,
      day: today - i,
      amount: 20,
      products: ['Tea black', 'Pot clay'],
    })),
    ...[1, 2, 3, 4, 5, 6, 7, 8, 9].map((i) => ({
      who: `C${i}`,
      day: today - i,
      amount: 20,
      products: ['Cup small'],
    })),
    { who: 'ada', day: today - 9, amount: 10, products: ['Cup small'] },
    { who: 'ada', day: today - 3, amount: 30, products: ['Tea black'] },
  ];
  const orders = ordersOf(purchases);
  const likes = likesOf(orders, today)(orders.find('ada'));

  test('is what they bought last, and what buyers of it buy too', () => {
    expect(likes).toMatchObject({ lastProduct: 'Tea black', nextProduct: 'Pot clay' });
  });

  test('is never a product they have', () => {
    expect(likesOf(orders, today)(orders.find('T1')).nextProduct).toBe('');
  });

  test('has no favorite where two categories are equal but for their money', () => {
    expect(likes.category).toBe('Tea');
  });
});

describe('a suggested discount', () => {
  test('is none as long as a customer keeps to their rhythm', () => {
    expect(discountFor('at_risk', 'active', 8000)).toBeNull();
    expect(discountFor('champions', 'lapsing', 8000)).toBeNull();
  });

  test('is a share with a cap at twice the usual order, in a number that can be said', () => {
    expect(discountFor('at_risk', 'lapsing', 84_130)).toEqual({ share: 0.15, cap: 26_000 });
    expect(discountFor('cant_lose', 'lost', 7_100_000)).toEqual({ share: 0.2, cap: 2_900_000 });
  });
});

describe('whether a customer can be reached', () => {
  const ada: Person = {
    name: 'Ada',
    email: 'ada@example.com',
    phone: '+989121112233',
    city: '',
    consent: null,
  };
  const nobody = { has: () => false };

  test.each<[string, Partial<Person>, boolean, ReturnType<typeof reachOf>]>([
    ['by both', {}, false, { email: true, sms: true, why: null }],
    ['not where the shop says so', {}, true, { email: false, sms: false, why: 'opted_out' }],
    ['not without consent', { consent: false }, false, { email: false, sms: false, why: 'no_consent' }],
    [
      'not at a landline',
      { email: '', phone: '+982112345678' },
      false,
      { email: false, sms: false, why: 'landline' },
    ],
    [
      'not at what is no address',
      { email: 'x..y@example.com', phone: '0912123456' },
      false,
      { email: false, sms: false, why: 'no_address' },
    ],
    [
      'not without an address',
      { email: '', phone: '' },
      false,
      { email: false, sms: false, why: 'no_address' },
    ],
    [
      'by mail with a landline beside',
      { phone: '+982112345678' },
      false,
      { email: true, sms: false, why: null },
    ],
  ])('%s', (_, person, marked, expected) => {
    expect(reachOf({ ...ada, ...person }, nobody, marked)).toEqual(expected);
  });

  test('not at an address that was refused, but at the other', () => {
    const refusals = { has: (address: string) => address === 'ada@example.com' };
    expect(reachOf(ada, refusals, false)).toEqual({ email: false, sms: true, why: null });
    expect(reachOf({ ...ada, phone: '' }, refusals, false).why).toBe('opted_out');
  });

  test.each([
    [true, true],
    ['x', true],
    ['بله', true],
    ['', false],
    [false, false],
    ['No', false],
    ['نه', false],
  ])('a mark of %s means do not contact: %s', (cell, expected) => {
    expect(isMark(cell)).toBe(expected);
  });
});
