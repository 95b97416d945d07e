import { useApp } from '../app.ts';
import { Link } from '../components/button.tsx';
import { Screen } from '../components/screen.tsx';

const places = ['week', 'orders', 'segments', 'campaigns', 'results', 'settings', 'sample'] as const;

/** The order of things, what is safe, where the functions are, and every other page. */
export function Help() {
  const { words, go, start } = useApp();
  const open = (page: (typeof places)[number]) =>
    go({ page: start.ordersTabs.length === 0 && (page === 'orders' || page === 'segments') ? 'ways' : page });
  return (
    <Screen title={words.helpPage.title}>
      <section>
        <h2>{words.helpPage.order}</h2>
        <ol class="steps">
          {words.helpPage.steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      </section>
      <section class="box">
        <h2>{words.helpPage.safety}</h2>
        <ul>
          {words.helpPage.safe.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </section>
      <section class="stack tight">
        <h2>{words.helpPage.formulas}</h2>
        <p class="quiet-text">{words.helpPage.formulasText}</p>
        <div>
          {words.helpPage.some.map((name) => (
            <div key={name}>
              <bdi dir="ltr" class="code">
                ={name}(…)
              </bdi>
            </div>
          ))}
        </div>
        <Link onPress={() => go({ page: 'formulas' })}>{words.formula.open}</Link>
      </section>
      <nav class="stack tight" aria-label={words.helpPage.pages}>
        <h2>{words.helpPage.pages}</h2>
        {places.map((page) => (
          <Link key={page} onPress={() => open(page)}>
            {words.menu[page]}
          </Link>
        ))}
        <Link onPress={() => go({ page: 'forecast' })}>{words.forecast.title}</Link>
        <Link onPress={() => go({ page: 'customer', from: { page: 'help' } })}>{words.customer.title}</Link>
      </nav>
    </Screen>
  );
}
