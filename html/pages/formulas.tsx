import { useState } from 'preact/hooks';

import { foldText } from '../../src/core/text.ts';
import { useApp } from '../app.ts';
import { TextField } from '../components/field.tsx';
import { Icon } from '../components/icon.tsx';
import { Rich } from '../components/rich.tsx';
import { Screen } from '../components/screen.tsx';
import { functions } from '../functions.ts';
import { saidWithDigits } from '../said.ts';

/** Step 1 of a formula: which function. */
export function Formulas() {
  const { words, format, go, route } = useApp();
  const from = 'from' in route && route.from === 'orders' ? 'orders' : 'help';
  const choose = (name: string) => go({ page: 'formula', name, ...(from === 'orders' ? { from } : {}) });
  const [find, setFind] = useState('');
  const wanted = foldText(find);
  const found = functions.filter(({ name, summary }) =>
    [name, summary.en, summary.fa].some((text) => foldText(text).includes(wanted)),
  );
  return (
    <Screen
      title={words.formula.choose}
      help={words.formula.chooseHelp}
      step={[1, 2]}
      back={{ label: words.menu[from], press: () => go({ page: from }) }}
    >
      <TextField
        label={words.formula.find}
        value={find}
        onInput={setFind}
        onEnter={() => found.length === 1 && choose(found[0]!.name)}
      />
      <p class="small quiet-text" role="status">
        {words.formula.found(format.number(found.length), found.length === 1)}
      </p>
      <div class="stack tight">
        {found.map(({ name, summary }) => (
          <button type="button" class="way" key={name} onClick={() => choose(name)}>
            <span>
              <b>
                <bdi dir="ltr">{name}</bdi>
              </b>
              <small>
                <Rich text={saidWithDigits(summary[format.language])} />
              </small>
            </span>
            <Icon name="forward" size={18} />
          </button>
        ))}
      </div>
    </Screen>
  );
}
