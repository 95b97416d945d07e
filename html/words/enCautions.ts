import { isolate } from '../isolate.ts';

/** What to mind in a message, in English. */
export const enCautions = {
  cautions: {
    slips: {
      link: (found: string) =>
        `The link “${isolate(found)}” is broken; write it whole, such as https://shop.com`,
      brace: (found: string) =>
        `“${isolate(found)}” goes out as typed; a field has two braces: ${isolate(`{${found}}`)}`,
      html: (found: string) => `“${isolate(found)}” is shown as typed, not as HTML; write plain text`,
    },
    missing: (count: string, one: boolean) =>
      `${count} ${one ? 'person lacks' : 'people lack'} a field of the text; give it a fallback such as {{name|friend}}`,
    unsafeLink: 'A link begins with http://; https:// is safer',
    linkInText: 'Many providers hold back texts with links',
    filtered: 'A word such as «برنده» is filtered by providers',
  },
};
