export type { Ground, Opinion, Step, Story, StoryCause, StoryEnding } from './story.ts';
export { ENDING_WORDS, transcript } from './transcript.ts';
