import type { Sheet } from '../book/sheet.ts';
import type { Style } from '../book/style.ts';
import { plainStyle } from '../book/style.ts';
import { CellError, DateSerial, type Value } from '../book/value.ts';
import type { Area, CellStyle, CellView, CellWindow } from './protocol.ts';

/** The cells of a rectangle as the page draws them; what lies outside the grid is left out. */
export function cellWindow(sheet: Sheet, wanted: Area): CellWindow {
  const area = clipped(wanted, sheet);
  const revision = () => sheet.book.version;
  const used = area.rows > 0 && area.columns > 0 ? sheet.clipToUsed(area) : null;
  if (!used) return { revision: revision(), area, cells: [], styles: [] };
  const values = sheet.values(used);
  const shown = sheet.displays(used);
  const inputs = sheet.inputs(used);
  const looks = sheet.styles(used);
  const notes = sheet.notes(used);
  const checks = sheet.validations(used);
  const styles = new StyleList();
  const cells = values.map((line, i) =>
    line.map((value, j) => {
      const row = sheet.grid.row(used.row + i);
      return cellView({
        value,
        text: shown[i]![j]!,
        input: inputs[i]![j]!,
        style: styles.indexOf(looks[i]![j]!),
        note: notes[i]![j]!,
        isCheckbox: checks[i]![j]?.criteria === 'CHECKBOX',
        spilled: row?.spilled?.[used.column + j - 1] ?? false,
      });
    }),
  );
  return { revision: revision(), area, cells, styles: styles.all };
}

function clipped(area: Area, sheet: Sheet): Area {
  return {
    ...area,
    rows: Math.max(0, Math.min(area.rows, sheet.rowCount - area.row + 1)),
    columns: Math.max(0, Math.min(area.columns, sheet.columnCount - area.column + 1)),
  };
}

interface CellParts {
  readonly value: Value;
  readonly text: string;
  readonly input: string;
  readonly style: number | undefined;
  readonly note: string;
  readonly isCheckbox: boolean;
  readonly spilled: boolean;
}

function cellView(parts: CellParts): CellView | 0 {
  const { value, text, input, style, spilled, isCheckbox } = parts;
  const note = value instanceof CellError ? value.note : parts.note;
  const isEmpty = text === '' && input === '' && note === '' && style === undefined && !isCheckbox;
  if (isEmpty) return 0;
  return {
    t: text,
    k: kindOf(value),
    ...(style === undefined ? {} : { s: style }),
    ...(input === text || spilled ? {} : { i: input }),
    ...(spilled ? { p: 1 as const } : {}),
    ...(note ? { n: note } : {}),
    ...(isCheckbox ? { c: 1 as const } : {}),
  };
}

function kindOf(value: Value): CellView['k'] {
  if (value instanceof CellError) return 'e';
  if (typeof value === 'number' || value instanceof DateSerial) return 'n';
  return typeof value === 'boolean' ? 'b' : 't';
}

/** Each different look once, so that a cell carries a number only. */
class StyleList {
  readonly all: CellStyle[] = [];
  private readonly known = new Map<Style, number | undefined>([[plainStyle, undefined]]);
  private readonly byLook = new Map<string, number>();

  indexOf(style: Style): number | undefined {
    if (this.known.has(style)) return this.known.get(style);
    const look = lookOf(style);
    const key = JSON.stringify(look);
    if (key === plainLook) {
      this.known.set(style, undefined);
      return undefined;
    }
    let index = this.byLook.get(key);
    if (index === undefined) {
      index = this.all.push(look) - 1;
      this.byLook.set(key, index);
    }
    this.known.set(style, index);
    return index;
  }
}

const lookOf = (style: Style): CellStyle => ({
  background: style.background,
  color: style.fontColor,
  bold: style.fontWeight === 'bold',
  italic: style.fontStyle === 'italic',
  line: style.fontLine,
  size: style.fontSize,
  align: style.horizontalAlignment,
  vertical: style.verticalAlignment,
  wrap: style.wrap,
  direction: style.textDirection,
});

const plainLook = JSON.stringify(lookOf(plainStyle));
