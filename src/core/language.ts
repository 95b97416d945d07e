/** The languages the product speaks. The sidebar follows the person, tabs and functions follow the file. */
export type Language = 'en' | 'fa';

/** One piece of wording in every language, written where it is needed so that neither can be forgotten. */
export type Words = Readonly<Record<Language, string>>;
