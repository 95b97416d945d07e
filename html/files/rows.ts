/** The same rows made rectangular, without empty rows and without empty columns at the end. */
export function tidyRows(rows: readonly (readonly string[])[]): string[][] {
  const filled = rows.filter((row) => row.some((cell) => cell.trim() !== ''));
  const width = filled.reduce((widest, row) => Math.max(widest, usedWidth(row)), 0);
  return filled.map((row) => Array.from({ length: width }, (_, index) => row[index] ?? ''));
}

function usedWidth(row: readonly string[]): number {
  let width = row.length;
  while (width > 0 && row[width - 1]!.trim() === '') width--;
  return width;
}
