import { type Area, intersects } from '../book/area.ts';
import type { Protection } from '../book/layout.ts';
import type { Sheet as BookSheet } from '../book/sheet.ts';
import { cost } from '../runtime/cost.ts';
import { refuse } from './errors.ts';
import { GoogleObject } from './object.ts';
import type { Env } from './world.ts';

const isProtected = {
  en: 'You are trying to edit a protected cell or object. Please contact the spreadsheet owner to remove protection if you need to edit.',
  fr: 'Vous essayez de modifier une cellule ou un objet protégé. Veuillez contacter le propriétaire de la feuille de calcul pour supprimer la protection.',
};

/** A rectangle of one sheet. It may reach outside the grid until it is used. */
export abstract class RangeBase extends GoogleObject {
  readonly path = 'SpreadsheetApp.Range';

  constructor(
    readonly env: Env,
    readonly sheet: BookSheet,
    readonly area: Area,
  ) {
    super();
  }
}

const cellsOf = ({ rows, columns }: Area): number => rows * columns;

/** The sheet of a range about to be read; costs Google's time by the cell. @throws {ServiceError} when it is gone */
export function reading({ env, sheet, area }: RangeBase): BookSheet {
  env.run.spend(cellsOf(area) * cost.cellRead);
  return present(env, sheet);
}

/** The sheet of a range about to be changed. @throws {ServiceError} when it is gone or protected */
export function writing({ env, sheet, area }: RangeBase): BookSheet {
  env.run.spend(cellsOf(area) * cost.cellWritten);
  return changing(env, sheet, area);
}

/** A sheet about to be changed, in an area or (null) as a whole. @throws {ServiceError} when it is gone or protected */
export function changing(env: Env, sheet: BookSheet, area: Area | null = null): BookSheet {
  present(env, sheet);
  const person = env.run.plan.person;
  const closed = (protection: Protection): boolean =>
    !protection.warningOnly &&
    !protection.editors.includes(person) &&
    (protection.area === null || area === null || intersects(protection.area, area));
  if (person !== env.world.owner && sheet.layout.protections.some(closed)) refuse(isProtected);
  env.run.willWrite();
  return sheet;
}

export function present({ world }: Env, sheet: BookSheet): BookSheet {
  if (world.book.sheetById(sheet.id) === sheet) return sheet;
  return refuse({ en: `Sheet ${sheet.id} not found`, fr: `Feuille ${sheet.id} introuvable` });
}
