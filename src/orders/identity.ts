import { type KeyColumn, textOf } from './textColumn.ts';

/** What each order says of its customer; null where the file has no such column. Codes are by order. */
export interface Who {
  readonly orders: number;
  readonly id: KeyColumn | null;
  readonly email: KeyColumn | null;
  readonly phone: KeyColumn | null;
  readonly name: KeyColumn | null;
  isPlaceholderEmail(email: string): boolean;
  isPlaceholderPhone(phone: string): boolean;
}

/** Customers as nodes: ids first, then contacts (e-mails, phones), then names. */
export interface Identified {
  /** Node of each order; -1 anonymous. */
  readonly node: Int32Array;
  readonly nodes: number;
  /** Whether every order has a node, and every node an order. */
  readonly dense: boolean;
  /** What a customer is called: of its best kind, the smallest by code point. */
  key(node: number): string;
  kind(node: number): 'id' | 'email' | 'phone' | 'name';
}

const mostNames = 3;
const several = -2;

/**
 * Who ordered: customer id, else e-mail, else phone, else name. Orders are united by equal e-mail or phone. Two ids
 * never merge: a contact found with two of them links nothing. A placeholder, or a contact that carries more than
 * three names, links nothing and is nobody's. The order of rows does not matter.
 */
export function identify(who: Who): Identified {
  return who.email === null && who.phone === null ? byIdOrName(who) : byContacts(who);
}

function byIdOrName({ orders, id, name }: Who): Identified {
  const ids = id?.keys.length ?? 0;
  const key = (at: number) => (at < ids ? spelled(id, at) : spelled(name, at - ids));
  const kind = (at: number) => (at < ids ? 'id' : 'name');
  // Two ids never merge, so contacts change nothing where every order has one.
  if (id !== null && !id.codes.includes(-1)) return { node: id.codes, nodes: ids, dense: true, key, kind };
  const node = new Int32Array(orders).fill(-1);
  for (let order = 0; order < orders; order++) {
    const code = id === null ? -1 : (id.codes[order] as number);
    const named = name === null ? -1 : (name.codes[order] as number);
    node[order] = code >= 0 ? code : named >= 0 ? ids + named : -1;
  }
  return { node, nodes: ids + (name?.keys.length ?? 0), dense: false, key, kind };
}

/** Contacts of both kinds in one numbering: e-mails, then phones. */
interface Contacts {
  readonly emails: number;
  readonly count: number;
  readonly barred: Uint8Array;
  /** Id whose orders carry the contact; -1 none, -2 several. */
  readonly owner: Int32Array;
  readonly parent: Int32Array;
  /** Of a root: the one id that its contacts lead to; -1 none, -2 several. */
  readonly rootOwner: Int32Array;
}

function byContacts(who: Who): Identified {
  const contacts = contactsOf(who);
  linkFree(who, contacts);
  leadToOwners(who, contacts);
  const ids = who.id?.keys.length ?? 0;
  const names = who.name?.keys.length ?? 0;
  const node = new Int32Array(who.orders);
  for (let order = 0; order < who.orders; order++) node[order] = nodeOf(order, who, contacts, ids);
  const best = bestContacts(who, contacts);
  return {
    node,
    nodes: ids + contacts.count + names,
    dense: false,
    key: (at) => {
      if (at < ids) return spelled(who.id, at);
      if (at >= ids + contacts.count) return spelled(who.name, at - ids - contacts.count);
      return contactKey(who, best[at - ids] as number, contacts.emails);
    },
    kind: (at) => {
      if (at < ids) return 'id';
      if (at >= ids + contacts.count) return 'name';
      return (best[at - ids] as number) < contacts.emails ? 'email' : 'phone';
    },
  };
}

function contactsOf(who: Who): Contacts {
  const emails = who.email?.keys.length ?? 0;
  const count = emails + (who.phone?.keys.length ?? 0);
  const contacts: Contacts = {
    emails,
    count,
    barred: new Uint8Array(count),
    owner: new Int32Array(count).fill(-1),
    parent: Int32Array.from({ length: count }, (_, i) => i),
    rootOwner: new Int32Array(count).fill(-1),
  };
  who.email?.keys.forEach((key, i) => {
    if (who.isPlaceholderEmail(key)) contacts.barred[i] = 1;
  });
  who.phone?.keys.forEach((key, i) => {
    if (who.isPlaceholderPhone(key)) contacts.barred[emails + i] = 1;
  });
  barShared(who, contacts);
  own(who, contacts);
  return contacts;
}

/** Bars contacts that carry more than three names. */
function barShared(who: Who, { emails, count, barred }: Contacts): void {
  const { name } = who;
  if (name === null) return;
  const seen = new Int32Array(count * mostNames).fill(-1);
  const note = (contact: number, named: number) => {
    for (let slot = contact * mostNames; slot < (contact + 1) * mostNames; slot++) {
      if (seen[slot] === named) return;
      if (seen[slot] === -1) {
        seen[slot] = named;
        return;
      }
    }
    barred[contact] = 1;
  };
  for (let order = 0; order < who.orders; order++) {
    const named = name.codes[order] as number;
    if (named < 0) continue;
    const email = who.email?.codes[order] ?? -1;
    const phone = who.phone?.codes[order] ?? -1;
    if (email >= 0) note(email, named);
    if (phone >= 0) note(emails + phone, named);
  }
}

function own(who: Who, { emails, owner }: Contacts): void {
  const { id } = who;
  if (id === null) return;
  for (let order = 0; order < who.orders; order++) {
    const code = id.codes[order] as number;
    if (code < 0) continue;
    const email = who.email?.codes[order] ?? -1;
    const phone = who.phone?.codes[order] ?? -1;
    if (email >= 0 && owner[email] !== code) owner[email] = owner[email] === -1 ? code : several;
    const at = emails + phone;
    if (phone >= 0 && owner[at] !== code) owner[at] = owner[at] === -1 ? code : several;
  }
}

/** The usable contacts of an order, -1 where it has none. */
function emailOf(order: number, who: Who, contacts: Contacts): number {
  const code = who.email?.codes[order] ?? -1;
  return code >= 0 && contacts.barred[code] === 0 ? code : -1;
}

function phoneOf(order: number, who: Who, contacts: Contacts): number {
  const code = who.phone?.codes[order] ?? -1;
  return code >= 0 && contacts.barred[contacts.emails + code] === 0 ? contacts.emails + code : -1;
}

function rootOf(parent: Int32Array, contact: number): number {
  let at = contact;
  while (parent[at] !== at) {
    parent[at] = parent[parent[at] as number] as number;
    at = parent[at] as number;
  }
  return at;
}

/** Unites contacts that no id claims and that stand in one order. */
function linkFree(who: Who, contacts: Contacts): void {
  const { owner, parent } = contacts;
  for (let order = 0; order < who.orders; order++) {
    const email = emailOf(order, who, contacts);
    const phone = phoneOf(order, who, contacts);
    if (email < 0 || phone < 0 || owner[email] !== -1 || owner[phone] !== -1) continue;
    const a = rootOf(parent, email);
    const b = rootOf(parent, phone);
    if (a !== b) parent[Math.max(a, b)] = Math.min(a, b);
  }
}

/** An order without an id that carries a free contact beside one of an id's leads the free one to that id. */
function leadToOwners(who: Who, contacts: Contacts): void {
  const { owner, parent, rootOwner } = contacts;
  if (who.id === null) return;
  const lead = (free: number, to: number) => {
    const root = rootOf(parent, free);
    if (rootOwner[root] !== to) rootOwner[root] = rootOwner[root] === -1 ? to : several;
  };
  for (let order = 0; order < who.orders; order++) {
    const email = emailOf(order, who, contacts);
    const phone = phoneOf(order, who, contacts);
    if (email < 0 || phone < 0) continue;
    const emailOwner = owner[email] as number;
    const phoneOwner = owner[phone] as number;
    if (emailOwner === -1 && phoneOwner >= 0) lead(email, phoneOwner);
    if (phoneOwner === -1 && emailOwner >= 0) lead(phone, emailOwner);
  }
}

function nodeOf(order: number, who: Who, contacts: Contacts, ids: number): number {
  const id = who.id?.codes[order] ?? -1;
  if (id >= 0) return id;
  const { owner, parent, rootOwner, count } = contacts;
  const email = emailOf(order, who, contacts);
  const phone = phoneOf(order, who, contacts);
  const emailOwner = email < 0 ? several : (owner[email] as number);
  const phoneOwner = phone < 0 ? several : (owner[phone] as number);
  if (emailOwner >= 0) return emailOwner;
  if (phoneOwner >= 0) return phoneOwner;
  const free = emailOwner === -1 ? email : phoneOwner === -1 ? phone : -1;
  if (free >= 0) {
    const root = rootOf(parent, free);
    return (rootOwner[root] as number) >= 0 ? (rootOwner[root] as number) : ids + root;
  }
  // Found with two ids, it links nothing; by itself it still tells who ordered.
  if (email >= 0) return ids + email;
  if (phone >= 0) return ids + phone;
  const name = who.name?.codes[order] ?? -1;
  return name >= 0 ? ids + count + name : -1;
}

/** Of each root, its smallest e-mail, else its smallest phone. */
function bestContacts(who: Who, { emails, count, owner, parent }: Contacts): Int32Array {
  const best = new Int32Array(count).fill(-1);
  for (let contact = 0; contact < count; contact++) {
    const root = owner[contact] === -1 ? rootOf(parent, contact) : contact;
    const known = best[root] as number;
    if (known < 0 || isBetter(contact, known)) best[root] = contact;
  }
  return best;

  function isBetter(a: number, b: number): boolean {
    if (a < emails !== b < emails) return a < emails;
    return contactKey(who, a, emails) < contactKey(who, b, emails);
  }
}

function contactKey(who: Who, contact: number, emails: number): string {
  return (contact < emails ? who.email?.keys[contact] : who.phone?.keys[contact - emails]) ?? '';
}

function spelled(column: KeyColumn | null, code: number): string {
  return column === null ? '' : textOf(column.cells[code]);
}
