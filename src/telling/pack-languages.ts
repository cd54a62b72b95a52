import { PACK_UKRAINIAN } from './pack-ukrainian.ts';
import { PACK_ENGLISH, type PackWords } from './pack-words.ts';

const LANGUAGES: Readonly<Record<string, PackWords>> = { en: PACK_ENGLISH, uk: PACK_UKRAINIAN };

/** The words of printed packs in a language; nothing where there are none. */
export const packWords = (tag: string): PackWords | undefined =>
  Object.hasOwn(LANGUAGES, tag) ? LANGUAGES[tag] : undefined;
