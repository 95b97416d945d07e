import type { Area } from '../book/area.ts';
import type { Protection as Kept } from '../book/layout.ts';
import type { Sheet as BookSheet } from '../book/sheet.ts';
import { type EnumValue, enumOf, GoogleObject, type Named } from './object.ts';
import { Range } from './range.ts';
import { changing } from './rangeBase.ts';
import { User } from './session.ts';
import type { Env } from './world.ts';

export const ProtectionType = enumOf('ProtectionType', ['RANGE', 'SHEET']);

type Google = GoogleAppsScript.Spreadsheet.Protection;

/** A closed part of a sheet: the owner of the file and its editors alone may change it. */
export class Protection
  extends GoogleObject
  implements
    Pick<Google, 'canEdit' | 'getDescription' | 'isWarningOnly'>,
    Named<
      Google,
      'addEditor' | 'getEditors' | 'remove' | 'removeEditors' | 'setDescription' | 'setWarningOnly'
    >
{
  readonly path = 'SpreadsheetApp.Protection';

  constructor(
    readonly env: Env,
    readonly sheet: BookSheet,
    readonly id: string,
  ) {
    super();
  }

  getDescription(): string {
    return kept(this).description;
  }

  setDescription(description: string): this {
    return change(this, { description });
  }

  isWarningOnly(): boolean {
    return kept(this).warningOnly;
  }

  setWarningOnly(warningOnly: boolean): this {
    return change(this, { warningOnly });
  }

  getRange(): Range {
    return new Range(this.env, this.sheet, kept(this).area ?? this.sheet.all);
  }

  getProtectionType(): EnumValue {
    return kept(this).area ? ProtectionType.RANGE : ProtectionType.SHEET;
  }

  getEditors(): User[] {
    return kept(this).editors.map((address) => new User(address));
  }

  addEditor(who: unknown): this {
    return change(this, { editors: [...kept(this).editors, addressOf(who)] });
  }

  removeEditor(who: unknown): this {
    return this.removeEditors([who]);
  }

  removeEditors(who: unknown[]): this {
    const gone = new Set(who.map(addressOf));
    return change(this, { editors: kept(this).editors.filter((address) => !gone.has(address)) });
  }

  canEdit(): boolean {
    const { person } = this.env.run.plan;
    return person === this.env.world.owner || kept(this).editors.includes(person);
  }

  remove(): void {
    const sheet = changing(this.env, this.sheet, kept(this).area);
    const protections = sheet.layout.protections.filter(({ id }) => id !== this.id);
    sheet.layout = { ...sheet.layout, protections };
  }
}

const addressOf = (who: unknown): string => (who instanceof User ? who.address : String(who));

const kept = ({ sheet, id }: Protection): Kept => sheet.layout.protections.find((one) => one.id === id)!;

function change<P extends Protection>(protection: P, patch: Partial<Kept>): P {
  const sheet = changing(protection.env, protection.sheet, kept(protection).area);
  const protections = sheet.layout.protections.map((one) =>
    one.id === protection.id ? { ...one, ...patch } : one,
  );
  sheet.layout = { ...sheet.layout, protections };
  return protection;
}

/** Closes an area, or with null the whole sheet. At first whoever runs may still edit it. */
export function protect(env: Env, sheet: BookSheet, area: Area | null): Protection {
  changing(env, sheet, area);
  const id = String(env.world.shared.nextSerial());
  const made: Kept = { id, area, description: '', warningOnly: false, editors: [env.run.plan.person] };
  sheet.layout = { ...sheet.layout, protections: [...sheet.layout.protections, made] };
  return new Protection(env, sheet, id);
}
