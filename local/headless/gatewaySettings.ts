/** A setting as the bundle's settings page tells of it. */
export interface Setting {
  readonly id: string;
  readonly secret: boolean;
  readonly value: string;
}

/** What a gateway is given where neither the environment nor the file says anything: values its fake takes. */
const examples: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  webhook: { url: 'https://hooks.example/send', sender: '' },
  template_webhook: {
    url: 'https://panel.example/send?to={to}&text={text}&key={key}',
    body: '',
    success: '"id":(\\d+)',
  },
  twilio: { from: '+15005550006' },
  ippanel: { fromNumber: '+983000505' },
};
const line = '10004346';
const key = 'test-key';

/**
 * The value of one setting: BAZGASHT_KAVENEGAR_KEY holds a gateway's secret, BAZGASHT_KAVENEGAR_SENDER any other setting
 * by its name.
 */
export function settingOf(gateway: string, setting: Setting): string {
  const variable = (name: string): string | undefined =>
    process.env[`BAZGASHT_${gateway.toUpperCase()}_${name}`];
  const example = examples[gateway]?.[setting.id];
  const named = variable(setting.id.replace(/([A-Z])/g, '_$1').toUpperCase());
  if (named !== undefined) return named;
  if (setting.secret) return example ?? variable('KEY') ?? key;
  return setting.value || (example ?? line);
}
