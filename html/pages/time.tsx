import { useState } from 'preact/hooks';
import type { CampaignDraft } from '../../src/calls/campaigns.ts';
import { useApp } from '../app.ts';
import { Button } from '../components/button.tsx';
import { DayField, useReport } from '../components/dayField.tsx';
import { Choice, SelectField, TextField } from '../components/field.tsx';
import { Screen, WillDo } from '../components/screen.tsx';
import { Disclosure } from '../components/show.tsx';
import { addDays } from '../day.ts';
import { typedNumber } from '../digits.ts';
import { changeDraft } from '../writing.ts';
import { wallClock } from '../zonedTime.ts';

const daysOffered = 14;
const hours = Array.from({ length: 24 }, (_, hour) => hour);
/** Days before one person gets a repeating campaign again, unless set. */
const usualPauseDays = 60;
const holdoutShares = [0.05, 0.1, 0.2, 0.5];

/** Step 3: when it goes, how often, who is held out. */
export function Time() {
  const app = useApp();
  const { words, format, start, go, writing } = app;
  const { draft } = writing;
  const [wrong, setWrong] = useState<Readonly<Record<string, string>>>({});
  const part: Part = {
    draft,
    change: (next) => changeDraft(app, next),
    report: (field, problem) => setWrong((known) => ({ ...known, [field]: problem })),
  };
  const problem = Object.values(wrong).find(Boolean) ?? '';
  return (
    <Screen
      title={words.time.title}
      help={words.time.zone(start.zone)}
      step={[3, 4]}
      back={{ label: words.time.back, press: () => go({ page: 'write' }) }}
      foot={
        <>
          <WillDo text={problem || words.time.willDo} />
          <Button kind="primary" wide off={problem !== ''} onPress={() => go({ page: 'confirm' })}>
            {words.continue}
          </Button>
        </>
      }
    >
      <StartFields {...part} />
      <RepeatFields {...part} />
      <SelectField
        label={words.time.holdout}
        value={draft.holdout === null ? 'rule' : String(draft.holdout)}
        options={[
          { value: 'rule', label: words.time.holdouts.rule },
          { value: '0', label: words.time.holdouts.none },
          ...[...new Set([...holdoutShares, ...(draft.holdout ? [draft.holdout] : [])])].map((share) => ({
            value: String(share),
            label: format.share(share),
          })),
        ]}
        onChange={(value) => part.change({ holdout: value === 'rule' ? null : Number(value) })}
      />
      <Disclosure label={words.time.more}>
        <div class="stack">
          <Choice
            label={words.time.kind}
            value={draft.kind}
            options={[
              { value: 'advertising', label: words.time.kinds.advertising },
              { value: 'service', label: words.time.kinds.service },
            ]}
            onChange={(kind) => part.change({ kind: kind as CampaignDraft['kind'] })}
          />
          <DaysField
            {...part}
            label={words.time.dataAge}
            hint={words.time.dataAgeHelp}
            days={draft.dataAge}
            onDays={(dataAge) => part.change({ dataAge })}
          />
          <Budget {...part} />
        </div>
      </Disclosure>
    </Screen>
  );
}

interface Part {
  draft: CampaignDraft;
  change: (next: Partial<CampaignDraft>) => void;
  /** What is wrong in a field, '' when it is right. */
  report: (field: string, problem: string) => void;
}

function DaysField({
  report,
  label,
  hint,
  days,
  onDays,
}: Part & { label: string; hint?: string; days: number; onDays: (days: number) => void }) {
  const { words, format } = useApp();
  const [text, setText] = useState(format.number(days));
  const read = (typed: string) => {
    const count = typedNumber(typed);
    return count !== null && count >= 1 && count <= 365 ? count : null;
  };
  const wrong = read(text) === null ? words.time.daysWrong : '';
  useReport((problem) => report(label, problem), wrong);
  return (
    <TextField
      numeric
      label={label}
      hint={hint}
      wrong={wrong || undefined}
      value={text}
      onInput={(typed) => {
        setText(typed);
        const count = read(typed);
        if (count !== null) onDays(count);
      }}
    />
  );
}

function Budget({ draft, change, report }: Part) {
  const { words, format } = useApp();
  const [text, setText] = useState(draft.budget ? format.number(draft.budget) : '');
  const isRight = (typed: string) => typed.trim() === '' || typedNumber(typed) !== null;
  useReport((problem) => report('budget', problem), isRight(text) ? '' : words.time.budgetWrong);
  return (
    <TextField
      numeric
      label={words.time.budget}
      wrong={isRight(text) ? undefined : words.time.budgetWrong}
      value={text}
      onInput={(typed) => {
        setText(typed);
        if (isRight(typed)) change({ budget: typedNumber(typed) });
      }}
    />
  );
}

function StartFields({ draft, change, report }: Part) {
  const { words, format, start } = useApp();
  const now = wallClock(start.now, start.zone);
  const [day = now.day, clock = '11:00'] = draft.start.split('T');
  const offered = Array.from({ length: daysOffered }, (_, index) => addDays(now.day, index));
  const [isOther, setOther] = useState(!offered.includes(day));
  const nameOf = (one: string, index: number) =>
    index < 2
      ? `${index === 0 ? words.time.today : words.time.tomorrow}${words.comma}${format.dayOfWeek(one)}`
      : format.dayOfWeek(one);
  const hour = Number(clock.slice(0, 2));
  const setStart = (nextDay: string, nextHour: number) =>
    change({ start: `${nextDay}T${String(nextHour).padStart(2, '0')}:00` });
  return (
    <>
      <SelectField
        label={words.time.day}
        value={isOther ? 'other' : day}
        options={[
          ...offered.map((one, index) => ({ value: one, label: nameOf(one, index) })),
          { value: 'other', label: words.time.otherDay },
        ]}
        onChange={(value) => {
          setOther(value === 'other');
          if (value !== 'other') setStart(value, hour);
        }}
      />
      {isOther && (
        <DayField
          needed
          label={words.time.typeDay}
          value={day}
          least={now.day}
          early={words.time.dayPast}
          report={(problem) => report('day', problem)}
          onDay={(typed) => typed && setStart(typed, hour)}
        />
      )}
      <SelectField
        label={words.time.hour}
        value={String(hour)}
        options={hours.map((one) => ({ value: String(one), label: format.hour(one) }))}
        onChange={(value) => setStart(day, Number(value))}
      />
    </>
  );
}

const repeats = ['none', 'daily', 'weekly', 'monthly'] as const;

function RepeatFields(part: Part) {
  const { draft, change, report } = part;
  const { words, format } = useApp();
  const isRepeating = draft.repeat !== 'none';
  // Months are the person's own: Jalali in Persian.
  const calendar = format.language === 'fa' ? 'jalali' : 'gregorian';
  return (
    <>
      <SelectField
        label={words.time.repeat}
        hint={isRepeating ? words.time.repeatHelp : undefined}
        value={draft.repeat}
        options={repeats.map((repeat) => ({ value: repeat, label: words.time.repeats[repeat] }))}
        onChange={(value) => {
          const repeat = value as CampaignDraft['repeat'];
          change(repeat === 'none' ? { repeat, until: '' } : { repeat, calendar });
        }}
      />
      {isRepeating && (
        <>
          <DaysField
            {...part}
            label={words.time.pause}
            days={draft.pause ?? usualPauseDays}
            onDays={(pause) => change({ pause })}
          />
          <DayField
            label={words.time.untilDay}
            value={draft.until}
            least={draft.start.slice(0, 10)}
            early={words.time.untilEarly}
            report={(problem) => report('until', problem)}
            onDay={(until) => change({ until })}
          />
        </>
      )}
    </>
  );
}
