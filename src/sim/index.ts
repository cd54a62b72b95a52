export {
  type Cast,
  castOf,
  chooseAct,
  hashPlayout,
  type Playout,
  playout,
  recordPlayout,
} from './playout.ts';
