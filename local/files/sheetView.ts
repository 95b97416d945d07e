/** How a sheet of a workbook is seen: the part of XLSX that the library leaves out or keeps once for all sheets. */
export interface SheetView {
  readonly rightToLeft: boolean;
  readonly frozenRows: number;
  readonly frozenColumns: number;
}

const plain: SheetView = { rightToLeft: false, frozenRows: 0, frozenColumns: 0 };

/** The sheet's XML with its view in it, and its widths marked as chosen. */
export function withView(xml: string, view: SheetView): string {
  const direction = view.rightToLeft ? ' rightToLeft="1"' : '';
  const views = `<sheetViews><sheetView${direction} workbookViewId="0">${paneOf(view)}</sheetView></sheetViews>`;
  const seen = xml.replace(/<sheetViews>[\s\S]*?<\/sheetViews>/, () => views);
  return seen.replace(/<col (?![^>]*customWidth)/g, '<col customWidth="1" ');
}

function paneOf({ frozenRows, frozenColumns }: SheetView): string {
  if (frozenRows + frozenColumns === 0) return '';
  const splits = `${frozenColumns ? ` xSplit="${frozenColumns}"` : ''}${frozenRows ? ` ySplit="${frozenRows}"` : ''}`;
  const pane = frozenRows && frozenColumns ? 'bottomRight' : frozenRows ? 'bottomLeft' : 'topRight';
  const corner = `${lettersOf(frozenColumns)}${frozenRows + 1}`;
  return `<pane${splits} topLeftCell="${corner}" activePane="${pane}" state="frozen"/>`;
}

const lettersOf = (column: number): string =>
  (column >= 26 ? lettersOf(Math.floor(column / 26) - 1) : '') + String.fromCharCode(65 + (column % 26));

/** The view in a sheet's XML, of which the beginning is enough. */
export function viewIn(xml: string): SheetView {
  const views = /<(?:\w+:)?sheetView\b([^>]*)>?(?:[\s\S]*?<(?:\w+:)?pane\b([^>]*)>)?/.exec(
    xml.split('<sheetData')[0]!,
  );
  if (!views) return plain;
  const [, view = '', pane = ''] = views;
  const isFrozen = /state="frozen(?:Split)?"/.test(pane);
  const split = (name: string): number =>
    isFrozen ? Number(new RegExp(`${name}="(\\d+)"`).exec(pane)?.[1] ?? 0) : 0;
  return {
    rightToLeft: /rightToLeft="(?:1|true)"/.test(view),
    frozenRows: split('ySplit'),
    frozenColumns: split('xSplit'),
  };
}

/** Pixels of one letter of the default font, by which widths are written. */
export const letterPixels = 7;
const mostColumns = 1_000;

/** Widths of columns in pixels, from the beginning of a sheet's XML; undefined where the default holds. */
export function widthsIn(xml: string): (number | undefined)[] {
  const widths: (number | undefined)[] = [];
  const [, columns = ''] = /<(?:\w+:)?cols>([\s\S]*?)<\/(?:\w+:)?cols>/.exec(xml) ?? [];
  for (const [, attributes] of columns.matchAll(/<(?:\w+:)?col\b([^>]*)>/g)) {
    const number = (name: string): number =>
      Number(new RegExp(`\\b${name}="([\\d.]+)"`).exec(attributes!)?.[1] ?? 0);
    const last = Math.min(number('max'), mostColumns);
    for (let column = number('min'); column <= last; column++) {
      while (widths.length < column) widths.push(undefined);
      widths[column - 1] = Math.round(number('width') * letterPixels);
    }
  }
  return widths;
}

/** Path of each sheet's XML inside the workbook, by the sheet's place. `read` gives a file of it as text. */
export function sheetPaths(read: (path: string) => string): string[] {
  const targets = new Map<string, string>();
  for (const [, attributes] of read('xl/_rels/workbook.xml.rels').matchAll(/<Relationship\b([^>]*)>/g)) {
    const id = /\bId="([^"]*)"/.exec(attributes!)?.[1];
    const target = /\bTarget="([^"]*)"/.exec(attributes!)?.[1];
    if (id && target) targets.set(id, target.startsWith('/') ? target.slice(1) : `xl/${target}`);
  }
  return [...read('xl/workbook.xml').matchAll(/<(?:\w+:)?sheet\b([^>]*)>/g)].map(
    ([, attributes]) => targets.get(/\br:id="([^"]*)"/.exec(attributes!)?.[1] ?? '') ?? '',
  );
}
