/** How one cell looks. Objects are shared and never changed; '' means automatic or none. */
export interface Style {
  /** A Sheets number format such as '0.00', '@' or 'yyyy-mm-dd'; '' is automatic, also where 'General' was asked for. */
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
const changes = new WeakMap<Style, Map<string, Style>>();

/** The style with some members changed; equal styles are one object. */
export function restyled(style: Style, patch: Partial<Style>): Style {
  const patchKey = JSON.stringify(patch);
  const seen = changes.get(style)?.get(patchKey);
  if (seen) return seen;
  const wanted: { -readonly [K in keyof Style]: Style[K] } = { ...style, ...patch };
  if (/^general$/i.test(wanted.numberFormat)) wanted.numberFormat = '';
  const key = JSON.stringify(wanted);
  const shared = known.get(key) ?? Object.freeze(wanted);
  known.set(key, shared);
  changes.set(style, (changes.get(style) ?? new Map<string, Style>()).set(patchKey, shared));
  return shared;
}
