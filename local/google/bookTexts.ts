const what: Readonly<Record<string, string>> = { rows: 'lignes', columns: 'colonnes' };

/** What the spreadsheet itself refuses, in French, given the words that vary. */
const french: readonly (readonly [RegExp, (...groups: string[]) => string])[] = [
  [
    /^The coordinates of the range are outside/,
    () => 'Les coordonnées de la plage se trouvent en dehors des dimensions de la feuille.',
  ],
  [
    /^The data you entered in cell (\w+) violates/,
    (cell) =>
      `Les données que vous avez saisies dans la cellule ${cell} ne respectent pas les règles de validation des données définies pour cette cellule.`,
  ],
  [/^The sheet name cannot be empty/, () => 'Le nom de la feuille ne peut pas être vide.'],
  [
    /^The sheet name cannot be greater than (\d+)/,
    (most) => `Le nom de la feuille ne peut pas dépasser ${most} caractères.`,
  ],
  [
    /^You can't remove all the visible sheets/,
    () => "Vous ne pouvez pas supprimer toutes les feuilles visibles d'un document.",
  ],
  [
    /^You can't remove all the sheets/,
    () => "Vous ne pouvez pas supprimer toutes les feuilles d'un document.",
  ],
  [
    /^A sheet with the name "(.*)" already exists/s,
    (name) => `Une feuille nommée « ${name} » existe déjà. Veuillez saisir un autre nom.`,
  ],
  [/^Those (\w+) are out of bounds/, (which) => `Ces ${what[which!]} sont hors limites.`],
  [
    /^You can't delete all the (\w+)/,
    (which) => `Vous ne pouvez pas supprimer toutes les ${what[which!]} de la feuille.`,
  ],
  [/all non-frozen (\w+)/, (which) => `Impossible de supprimer toutes les ${what[which!]} non figées.`],
  [
    /limit of (\d+) cells/,
    (limit) =>
      `Cette action porterait le nombre de cellules du classeur au-dessus de la limite de ${limit} cellules.`,
  ],
  [
    /maximum of (\d+) characters/,
    (limit) => `Votre saisie contient plus de ${limit} caractères dans une seule cellule.`,
  ],
];

/** A refusal of the spreadsheet's in the language of the person. */
export function bookText(message: string, language: 'en' | 'fr'): string {
  if (language === 'en') return message;
  for (const [pattern, words] of french) {
    const found = pattern.exec(message);
    if (found) return words(...found.slice(1));
  }
  return message;
}
