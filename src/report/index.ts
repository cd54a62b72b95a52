export { analysisText } from './analysis-text.ts';
export {
  type BlockerCode,
  type ToldAnalysis,
  type ToldHindrance,
  type ToldRemark,
  toldAnalysis,
} from './analyzed.ts';
export { type BatchFacts, batchText } from './batch-text.ts';
export { endingPage } from './ending-page.ts';
export { type ToldExplanation, type ToldParty, type ToldReason, toldExplanation } from './explained.ts';
export { explanationText } from './explanation.ts';
export {
  conclusionWords,
  estimateWords,
  headlineWords,
  isClear,
  judgedWords,
  judgementsText,
  OVER_WORDS,
  rangesOver,
  rangeWords,
  settingWords,
  spanWords,
  swingWords,
  triedWords,
} from './judgements-text.ts';
export { type PackFile, packFiles } from './pack.ts';
export type { PackFacts } from './pack-tools.ts';
export type { Block } from './page.ts';
export { pageHtml } from './page-html.ts';
export { pageText } from './page-text.ts';
export {
  type Chart,
  type ChartState,
  type ChartWay,
  protocolDiagram,
  protocolPage,
} from './protocol-diagram.ts';
export {
  type Attribution,
  attributions,
  figureNote,
  figureOf,
  type JudgementShare,
  judgementShare,
  usesOf,
} from './sources.ts';
export { shareLine, sourcesMarkdown, sourcesText, under } from './sources-text.ts';
export type { Story } from './story.ts';
export { type StressedText, stressText } from './stress-text.ts';
export { transcript } from './transcript.ts';
export { type Turn, turningText } from './turning-text.ts';
export { type Variant, variantsText } from './variants-text.ts';
export { columns, markdownTable, wrap } from './words.ts';
