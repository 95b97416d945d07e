const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&#34;',
  "'": '&#39;',
};

/** Text as HTML shows it. */
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (letter) => escapes[letter]!);

/**
 * The code of a template: `<? … ?>` runs, `<?= … ?>` prints escaped, `<?!= … ?>` prints as it is. A printing scriptlet
 * prints the value of its first statement; the rest of it runs as code. An expression whose value is a function taking
 * the printer and the template's own properties by name.
 */
export function templateCode(source: string, names: readonly string[]): string {
  const parts = source.split(/(<\?!?=?[\s\S]*?\?>)/);
  const body = parts.map((part) => {
    const found = /^<\?(!?=)?([\s\S]*?)\?>$/.exec(part);
    if (!found) return part === '' ? '' : `__out(${JSON.stringify(part)}, false);`;
    const [, print, code = ''] = found;
    if (!print) return `${code}\n`;
    const [first = '', ...rest] = code.split(';');
    return `__out(${first}, ${print === '='});\n${rest.join(';')}\n`;
  });
  return `(function (__out, ${names.join(', ')}) {\n${body.join('\n')}\n})`;
}
