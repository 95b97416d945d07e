// What people read about the spreadsheet functions, written from their definitions: autocomplete and README table.

const types = {
  number: 'number',
  share: 'number',
  date: 'Date',
  text: 'string',
  choice: 'string',
  secret: 'string',
  range: 'Array<Array>',
};

/** The doc comment above a function, as autocomplete shows it. */
export function functionsDoc(metric) {
  const params = Object.entries(metric.params).map(([name, param]) => {
    const optional = param.optional ? ' May be left out.' : '';
    return ` * @param {${types[param.type]}} ${name} ${param.help.en}${optional}`;
  });
  const lines = [
    ` * ${metric.summary.en}`,
    ...params,
    ` * @return ${metric.returns.en}`,
    ' * @customfunction',
  ];
  return ['/**', ...lines, ' */'].join('\n');
}

/** What the sidebar's page of formulas knows of each function. */
export function functionsHelp(metrics) {
  return metrics.map(({ name, summary, returns, params }) => ({
    ...{ name, summary, returns },
    isShare: returns.en.startsWith('A share'),
    params: Object.entries(params).map(([id, { label, help, type, optional, options = {} }]) => ({
      ...{ id, label, help, type, optional },
      options: Object.entries(options).map(([value, words]) => ({ value, words })),
    })),
  }));
}

const cell = (text) => text.replaceAll('|', '\\|').replaceAll('\n', ' ');

/** A row a function: how it is typed, what it gives in both languages. */
export function functionsTable(metrics) {
  const rows = metrics.map((metric) => {
    const args = Object.entries(metric.params).map(([name, param]) => (param.optional ? `[${name}]` : name));
    const typed = `\`${metric.name}(${args.join('; ')})\``;
    return `| ${typed} | ${cell(metric.summary.en)} | ${cell(metric.summary.fa)} |`;
  });
  return ['| function | what it gives | چه می‌دهد |', '|---|---|---|', ...rows].join('\n');
}
