/** `Utilities.formatString`: %s %d %f %x %%, with flags `-` `0` `+`, width and precision. */
export function formatString(template: string, values: readonly unknown[]): string {
  let next = 0;
  return template.replace(
    /%([-0+ ]*)(\d+)?(?:\.(\d+))?([sdfxX%])/g,
    (_, flags: string, width: string | undefined, precision: string | undefined, kind: string) => {
      if (kind === '%') return '%';
      const digits = precision === undefined ? undefined : Number(precision);
      return padded(signed(rendered(values[next++], kind, digits), flags, kind), flags, Number(width ?? 0));
    },
  );
}

function rendered(value: unknown, kind: string, precision: number | undefined): string {
  if (kind === 's') return precision === undefined ? String(value) : String(value).slice(0, precision);
  const number = Number(value);
  if (kind === 'f') return number.toFixed(precision ?? 6);
  const whole = Math.trunc(number);
  if (kind === 'd') return String(whole);
  return kind === 'x' ? whole.toString(16) : whole.toString(16).toUpperCase();
}

const signed = (text: string, flags: string, kind: string): string =>
  kind !== 's' && flags.includes('+') && !text.startsWith('-') ? `+${text}` : text;

function padded(text: string, flags: string, width: number): string {
  if (flags.includes('-')) return text.padEnd(width);
  if (!flags.includes('0')) return text.padStart(width);
  const sign = /^[-+]/.exec(text)?.[0] ?? '';
  return sign + text.slice(sign.length).padStart(width - sign.length, '0');
}
