import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { Icon } from './icon.tsx';
import { Rich } from './rich.tsx';

interface FieldProps {
  label: string;
  hint?: string | undefined;
  wrong?: string | undefined;
  /** Stands at the end of the label's line. */
  aside?: ComponentChildren;
}

/** A label above a control, with its hint or what is wrong under it. */
export function Field({
  label,
  hint,
  wrong,
  aside,
  children,
}: FieldProps & {
  children: (given: {
    id: string;
    'aria-describedby': string | undefined;
    'aria-invalid': boolean | undefined;
  }) => ComponentChildren;
}) {
  const id = useId();
  const said = wrong || hint;
  return (
    <div class="field">
      <div class="ends top-line">
        <label for={id}>
          <Rich text={label} />
        </label>
        {aside}
      </div>
      {children({
        id,
        'aria-describedby': said ? `${id}-said` : undefined,
        'aria-invalid': wrong ? true : undefined,
      })}
      {wrong ? (
        <div class="wrong" id={`${id}-said`} role="alert">
          <Icon name="error" size={14} />
          <span>
            <Rich text={wrong} />
          </span>
        </div>
      ) : (
        hint && (
          <div class="hint" id={`${id}-said`}>
            <Rich text={hint} />
          </div>
        )
      )}
    </div>
  );
}

export interface TextProps extends FieldProps {
  value: string;
  onInput: (value: string) => void;
  /** Phones, e-mails, codes, links: left to right, in even letters. */
  latin?: boolean | undefined;
  /** Left to right in the letters of the text, for days. */
  leftToRight?: boolean | undefined;
  secret?: boolean | undefined;
  numeric?: boolean | undefined;
  lines?: number | undefined;
  placeholder?: string | undefined;
  /** Offered while one types; anything else may be typed too. */
  choices?: readonly string[] | undefined;
  /** With what stands in the field: a press may come before the last letter has been drawn. */
  onEnter?: ((value: string) => void) | undefined;
  /** Stands inside the control at its end. */
  inside?: ComponentChildren;
}

export function TextField({
  value,
  onInput,
  latin,
  leftToRight,
  secret,
  numeric,
  lines,
  placeholder,
  choices,
  onEnter,
  inside,
  ...field
}: TextProps) {
  return (
    <Field {...field}>
      {(given) => {
        const common = {
          ...given,
          value,
          placeholder,
          class: latin ? 'latin' : undefined,
          // A number has no direction of its own; it stands where the page begins.
          ...(latin || leftToRight ? { dir: 'ltr' as const } : numeric ? {} : { dir: 'auto' as const }),
          onInput: (event: { currentTarget: { value: string } }) => onInput(event.currentTarget.value),
        };
        if (lines) return <textarea rows={lines} {...common} />;
        return (
          <div class="inside">
            <input
              {...common}
              {...(secret
                ? { type: 'password' as const }
                : { type: 'text' as const, list: choices && `${given.id}-list` })}
              inputMode={numeric ? 'numeric' : undefined}
              autoComplete="off"
              spellcheck={!latin}
              onKeyDown={(event) => {
                if (event.key === 'Enter' && onEnter) onEnter(event.currentTarget.value);
              }}
            />
            {choices && (
              <datalist id={`${given.id}-list`}>
                {choices.map((choice) => (
                  <option key={choice} value={choice} />
                ))}
              </datalist>
            )}
            {inside}
          </div>
        );
      }}
    </Field>
  );
}

export interface Option {
  readonly value: string;
  readonly label: string;
  readonly disabled?: boolean;
  /** Language of a label that is not in the person's own. */
  readonly lang?: string;
}

export function SelectField({
  value,
  options,
  onChange,
  ...field
}: FieldProps & { value: string; options: readonly Option[]; onChange: (value: string) => void }) {
  return (
    <Field {...field}>
      {(given) => (
        <div class="select">
          <select {...given} value={value} onChange={(event) => onChange(event.currentTarget.value)}>
            {options.map((option) => (
              <option key={option.value} value={option.value} disabled={option.disabled}>
                {option.label}
              </option>
            ))}
          </select>
          <Icon name="down" />
        </div>
      )}
    </Field>
  );
}

/** Two or three choices side by side; arrows move, as in every radio group. */
export function Choice({
  label,
  aside,
  value,
  options,
  onChange,
  hiddenLabel,
}: {
  label: string;
  aside?: ComponentChildren;
  value: string;
  options: readonly Option[];
  onChange: (value: string) => void;
  hiddenLabel?: boolean;
}) {
  const name = useId();
  return (
    <div class="choice" role="radiogroup" aria-labelledby={`${name}-label`}>
      <div class={hiddenLabel ? 'hidden' : 'ends'}>
        <span class="label" id={`${name}-label`}>
          {label}
        </span>
        {aside}
      </div>
      <div class="options">
        {options.map((option) => (
          <label key={option.value}>
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
            />
            {option.value === value && <Icon name="check" size={14} />}
            <span lang={option.lang}>{option.label}</span>
          </label>
        ))}
      </div>
    </div>
  );
}
