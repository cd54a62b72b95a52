/** Suggestions for mistyped names: the loader's own, so that both speak alike. */
export { hint, listed, nearest } from '../scenario/nearest.ts';
