/** How one cell looks. Objects are shared and never changed; '' means automatic or none. */
export interface Style {
  /** A Sheets number format such as '0.00', '@' or 'yyyy-mm-dd'; '' is automatic. */
  readonly numberFormat: string;
  /** '#rrggbb', '' for none. */
  readonly background: string;
  readonly fontColor: string;
  readonly fontWeight: 'normal' | 'bold';
  readonly fontStyle: 'normal' | 'italic';
  readonly fontLine: 'none' | 'underline' | 'line-through';
  /** Points. */
  readonly fontSize: number;
  readonly fontFamily: string;
  readonly horizontalAlignment: '' | 'left' | 'center' | 'right';
  readonly verticalAlignment: 'top' | 'middle' | 'bottom';
  readonly wrap: 'overflow' | 'wrap' | 'clip';
  readonly textDirection: '' | 'ltr' | 'rtl';
}

/** A cell nobody has touched. */
export const plainStyle: Style = Object.freeze({
  numberFormat: '',
  background: '',
  fontColor: '',
  fontWeight: 'normal',
  fontStyle: 'normal',
  fontLine: 'none',
  fontSize: 10,
  fontFamily: '',
  horizontalAlignment: '',
  verticalAlignment: 'bottom',
  wrap: 'overflow',
  textDirection: '',
});

const known = new Map<string, Style>([[JSON.stringify(plainStyle), plainStyle]]);

/** The style with some members changed; equal styles are one object. */
export function restyled(style: Style, patch: Partial<Style>): Style {
  const wanted = { ...style, ...patch };
  const key = JSON.stringify(wanted);
  const found = known.get(key);
  if (found) return found;
  known.set(key, Object.freeze(wanted));
  return wanted;
}
