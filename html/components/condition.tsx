import { useEffect, useRef } from 'preact/hooks';
import type { Param } from '../../src/core/params.ts';
import { thisMonth } from '../../src/segments/rules/common.ts';
import { type Condition as ConditionTyped, ruleOf } from '../../src/segments/rules/expression.ts';
import type { RuleFacts } from '../../src/segments/rules/facts.ts';
import { useApp } from '../app.ts';
import { capital } from '../said.ts';
import { byFrequency } from '../segment/offers.ts';
import { isThisMonth, phraseOf } from '../segment/phrase.ts';
import { SelectField, TextField } from './field.tsx';
import { Icon } from './icon.tsx';
import { Rich } from './rich.tsx';

interface ConditionProps {
  condition: ConditionTyped;
  facts: RuleFacts;
  currency: string;
  isOpen: boolean;
  onOpen: (open: boolean) => void;
  onChange: (condition: ConditionTyped) => void;
  onRemove: () => void;
}

/** One condition as a chip; it opens in place to be edited, and Escape or Enter closes it. */
export function Condition({
  condition,
  facts,
  currency,
  isOpen,
  onOpen,
  onChange,
  onRemove,
}: ConditionProps) {
  const { words, format } = useApp();
  const chip = useRef<HTMLButtonElement>(null);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isOpen) box.current?.querySelector<HTMLElement>('input, select')?.focus();
  }, [isOpen]);
  const close = () => {
    onOpen(false);
    chip.current?.focus();
  };
  const phrase = phraseOf(condition, { words, format, currency });
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys from anything inside close it
    <div
      class={isOpen ? 'condition open' : 'condition'}
      onKeyDown={(event) => {
        const isField =
          event.target !== chip.current && (event.target as HTMLElement).matches('input, select');
        if (isOpen && (event.key === 'Escape' || (event.key === 'Enter' && isField))) close();
      }}
    >
      <div class="row">
        <button type="button" class="grow" ref={chip} aria-expanded={isOpen} onClick={() => onOpen(!isOpen)}>
          <Rich text={phrase} />
        </button>
        <button
          type="button"
          class="icon-button"
          aria-label={words.segment.remove(phrase.replace(/\*\*/g, ''))}
          onClick={onRemove}
        >
          <Icon name="close" />
        </button>
      </div>
      {isOpen && (
        <div class="stack" ref={box}>
          {Object.entries(ruleOf(condition.rule).params).map(([key, param]) => (
            <Value
              key={key}
              name={key}
              param={param}
              value={condition.typed[key] ?? ''}
              choices={choicesOf(condition, key, facts)}
              onValue={(value) => onChange({ ...condition, typed: typedWith(condition, key, value) })}
            />
          ))}
        </div>
      )}
    </div>
  );
}

/** What is left empty is not kept. */
function typedWith({ typed }: ConditionTyped, key: string, value: string): ConditionTyped['typed'] {
  const { [key]: _before, ...others } = typed;
  return value === '' ? others : { ...others, [key]: value };
}

const usualDays = ['7', '14', '30', '60', '90', '180', '365'];

function Value({
  name,
  param,
  value,
  choices,
  onValue,
}: {
  name: string;
  param: Param<unknown>;
  value: string;
  choices: readonly string[] | undefined;
  onValue: (value: string) => void;
}) {
  const { words, format } = useApp();
  const { language } = format;
  const label = capital(param.label[language]);
  if (param.options)
    return (
      <SelectField
        label={label}
        value={value || Object.keys(param.options)[0]!}
        options={Object.entries(param.options).map(([id, named]) => ({
          value: id,
          label: capital(named[language]),
        }))}
        onChange={onValue}
      />
    );
  if (name === 'days' && param.unit) {
    const month = isThisMonth(value) ? value : thisMonth[language];
    const known = [...(param.optional ? [''] : []), month, ...usualDays];
    return (
      <SelectField
        label={words.segment.when}
        value={value}
        options={[...known, ...(known.includes(value) ? [] : [value])].map((days) => ({
          value: days,
          label: capital(daysLabel(days)),
        }))}
        onChange={onValue}
      />
    );
  }
  const isNumber = param.type === 'number' || param.type === 'share';
  return <TextField label={label} value={value} numeric={isNumber} choices={choices} onInput={onValue} />;

  function daysLabel(days: string): string {
    if (days === '') return words.segment.anyTime;
    return isThisMonth(days) ? words.segment.thisMonth : words.segment.within(format.number(Number(days)));
  }
}

const mostChoices = 300;

/** Values of this shop to choose from; left out where anything may be typed. */
function choicesOf(
  { rule, typed }: ConditionTyped,
  key: string,
  facts: RuleFacts,
): readonly string[] | undefined {
  const { history, city, messages, survey, fields } = facts;
  const lists: Readonly<Record<string, () => readonly string[]>> = {
    'city city': () => byFrequency(city),
    'bought product': () => [...history.categories, ...history.products],
    'first_product product': () => history.products,
    'coupon coupon': () => history.coupons,
    'channel channel': () => history.channels,
    'messaged campaign': () => messages?.campaigns ?? [],
    'survey reason': () => byFrequency(survey?.reason ?? []),
    'field is': () =>
      byFrequency((fields[typed['field'] ?? ''] ?? []).filter((cell) => typeof cell === 'string')),
  };
  return lists[`${rule} ${key}`]?.().slice(0, mostChoices);
}
