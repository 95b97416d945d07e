import type { Table } from '../core/cells.ts';
import { lazily } from '../core/lazily.ts';
import { foldText } from '../core/text.ts';
import type { Person } from './order.ts';
import { customerCount, sampleAddress, shops } from './sampleShops.ts';

/** Without the country, which a sheet writes in several ways or not at all. */
const tailOf = (phone: string): string => phone.slice(-9);

/** The number of each made-up customer by address and by phone. */
const numbers = lazily(() => {
  const known = new Map<string, number>();
  for (let customer = 0; customer < customerCount; customer++) {
    known.set(sampleAddress(customer), customer);
    for (const { phone } of Object.values(shops)) known.set(tailOf(phone(customer)), customer);
  }
  return known;
});

/**
 * Whether somebody is one of the made-up customers, in whatever tab or file they stand: by an address and a phone of
 * one number, or by either with a name of theirs.
 */
export function isSamplePerson({ name, email, phone }: Pick<Person, 'name' | 'email' | 'phone'>): boolean {
  const byAddress = numbers().get(email.toLowerCase());
  const byPhone = numbers().get(tailOf(phone));
  if (byAddress === undefined && byPhone === undefined) return false;
  return byAddress === byPhone || isSampleName(foldText(name));
}

const isSampleName = (name: string): boolean =>
  Object.values(shops).some(
    ({ firstNames, lastNames }) =>
      firstNames.some((first) => name.startsWith(`${foldText(first)} `)) &&
      lastNames.some((last) => name.endsWith(` ${foldText(last)}`)),
  );

/** Whether rows are the sample shop's, most of those that hold something. */
export function isSampleTable(rows: Table): boolean {
  const filled = rows.filter((row) => row.some((cell) => cell !== ''));
  const made = filled.filter((row) => {
    const texts = row.map(String);
    const email = texts.find((text) => text.includes('@')) ?? '';
    return texts.some((phone) => isSamplePerson({ name: '', email, phone }));
  });
  return made.length * 2 > filled.length;
}
