import type { ComponentChildren } from 'preact';
import { useEffect, useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { mergeField, mergePieces } from '../merge.ts';
import { Link } from './button.tsx';

export interface FieldName {
  readonly id: string;
  readonly label: string;
}

/** Fields offered at first. */
const few = 2;
const often: readonly string[] = ['name', 'code', 'product'];

/**
 * A text in which merge fields stand as words of their own: shown «نام|دوست», kept as `{{name|دوست}}`. A field is
 * deleted like a letter; one typed in braces becomes such a word when the editor is left.
 */
export function MergeEditor({
  label,
  aside,
  insertLabel,
  moreLabel,
  text,
  fields,
  fallbackOf,
  onText,
  describedBy,
}: {
  label: string;
  aside?: ComponentChildren;
  insertLabel: string;
  /** Opens the rarer fields. */
  moreLabel: string;
  text: string;
  fields: readonly FieldName[];
  /** What a newly inserted field falls back to, null for nothing. */
  fallbackOf: (field: string) => string | null;
  onText: (text: string) => void;
  describedBy?: string;
}) {
  const id = useId();
  const [all, setAll] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const caret = useRef<Range | null>(null);
  const namedWith = useRef<readonly FieldName[] | null>(null);
  useLayoutEffect(() => {
    // What was typed here is in the box already; filling it again would lose the caret.
    if (!box.current || (textIn(box.current) === text && namedWith.current === fields)) return;
    namedWith.current = fields;
    fill(box.current, text, fields);
  }, [text, fields]);
  useEffect(() => {
    const remember = () => {
      const selection = document.getSelection();
      if (selection?.rangeCount && box.current?.contains(selection.anchorNode))
        caret.current = selection.getRangeAt(0);
    };
    document.addEventListener('selectionchange', remember);
    return () => document.removeEventListener('selectionchange', remember);
  }, []);
  const insert = (field: string) => {
    if (!box.current) return;
    insertAt(box.current, caret.current, chipFor(field, fallbackOf(field), fields));
    onText(textIn(box.current));
  };
  return (
    <div class="stack tight">
      <div class="ends top-line">
        <span class="label" id={id}>
          {label}
        </span>
        {aside}
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: a textarea cannot show a field as one word */}
      <div
        ref={box}
        class="editor"
        role="textbox"
        tabIndex={0}
        aria-multiline="true"
        aria-labelledby={id}
        aria-describedby={describedBy}
        dir="auto"
        contentEditable="plaintext-only"
        onInput={(event) => onText(textIn(event.currentTarget))}
        onPaste={pastePlain}
        onBlur={(event) => fill(event.currentTarget, textIn(event.currentTarget), fields)}
      />
      <div class="chips">
        {insertLabel}
        {fields
          .filter(({ id }, index) => all || index < few || often.includes(id))
          .map((field) => (
            <button key={field.id} type="button" class="chip" onClick={() => insert(field.id)}>
              {field.label}
            </button>
          ))}
        {!all && fields.length > few && (
          <Link expanded={false} onPress={() => setAll(true)}>
            {moreLabel}
          </Link>
        )}
      </div>
    </div>
  );
}

/** Rebuilds the content, unless it is the same already: a rebuild would lose the caret. */
function fill(box: HTMLElement, text: string, fields: readonly FieldName[]): void {
  const nodes = mergePieces(text).map((piece) =>
    piece.kind === 'text'
      ? document.createTextNode(piece.text)
      : chipFor(piece.field, piece.fallback, fields),
  );
  // A last line break is drawn only with something after it.
  if (text.endsWith('\n')) nodes.push(document.createTextNode('\n'));
  const built = document.createElement('div');
  built.append(...nodes);
  if (built.innerHTML !== box.innerHTML) box.replaceChildren(...built.childNodes);
}

function chipFor(field: string, fallback: string | null, fields: readonly FieldName[]): HTMLElement {
  const chip = document.createElement('span');
  const label = fields.find(({ id }) => id === field)?.label ?? field;
  chip.className = 'merge';
  chip.contentEditable = 'false';
  chip.dataset['field'] = mergeField(field, fallback);
  chip.textContent = fallback === null ? label : `${label}|${fallback}`;
  return chip;
}

/** What the editor holds, as it is stored. */
function textIn(box: HTMLElement): string {
  return [...box.childNodes]
    .map(stored)
    .join('')
    .replace(/\u00a0/g, ' ')
    .replace(/\n$/, '');
}

function stored(node: Node): string {
  if (node instanceof HTMLElement && node.dataset['field']) return node.dataset['field'];
  if (node.nodeName === 'BR') return '\n';
  const inside =
    node.childNodes.length > 0 ? [...node.childNodes].map(stored).join('') : (node.nodeValue ?? '');
  // Where plain-text editing is not known, every further line is a block of its own.
  return node.nodeName === 'DIV' ? `\n${inside}` : inside;
}

function insertAt(box: HTMLElement, caret: Range | null, chip: HTMLElement): void {
  const range = caret && box.contains(caret.startContainer) ? caret : document.createRange();
  if (range !== caret) {
    range.selectNodeContents(box);
    range.collapse(false);
  }
  range.deleteContents();
  range.insertNode(chip);
  range.setStartAfter(chip);
  range.collapse(true);
  box.focus();
  const selection = document.getSelection();
  selection?.removeAllRanges();
  selection?.addRange(range);
}

function pastePlain(event: ClipboardEvent): void {
  const text = event.clipboardData?.getData('text/plain');
  if (text === undefined) return;
  event.preventDefault();
  document.execCommand('insertText', false, text.replace(/\r\n?/g, '\n'));
}
