import { PACK_ENGLISH, type PackWords } from './pack-words.ts';
export const PACK_UKRAINIAN: PackWords = PACK_ENGLISH;
