import { type Case, type Seats, sizeOf } from '../model/index.ts';
import { namesOf } from './names.ts';
import { type Words, words } from './words.ts';

/** What a text's words do under attack: chances that an attack is held off, 0 to 1, over the published ranges. */
export interface HelpFacts {
  /** The guarantors it names. */
  readonly named: Seats;
  /** With all of them in. */
  readonly all: number;
  /** The same with nobody bound. */
  readonly unbound: number;
  /** Without any text. */
  readonly alone: number;
  /** Once the text is agreed: with those that are in now, and who they are; null before. */
  readonly now: { readonly joined: Seats; readonly share: number } | null;
  /** With the reader and those in now; null unless the reader is asked to join. */
  readonly withYou: number | null;
  /** Are guarantors being asked, some of them still out? */
  readonly asking: boolean;
}

const whole = (share: number): string => `${Math.round(100 * share)} %`;

/** What a text is worth under attack, in one line; empty without facts. `brief`: for a narrow place. */
export function helpTold(c: Case, help: HelpFacts | null, brief = false): Words {
  if (!help) return words('');
  const judged = brief ? '(judged)' : '(judged; from public figures)';
  const head = brief ? 'Attacks held off' : 'Attacks held off under these words';
  const { now, all, withYou, unbound, alone } = help;
  const beside = `${whole(unbound)} with nobody bound, ${whole(alone)} without a text`;
  if (!now) {
    return words(
      sizeOf(help.named) === 0
        ? `${head}: ${whole(all)}, and it names no guarantor; ${whole(alone)} without a text ${judged}.`
        : `${head}: ${whole(all)} if all it names join, ${beside} ${judged}.`,
    );
  }
  const who = sizeOf(now.joined) === 0 ? 'nobody in' : `those in (${namesOf(c, now.joined)})`;
  const parts = [`${whole(now.share)} with ${who}`];
  if (withYou !== null) parts.push(`${whole(withYou)} if you join them`);
  if (help.asking) parts.push(`${whole(all)} if all it names join`);
  return words(`${head}: ${parts.join('; ')}; ${beside} ${judged}.`);
}
