import { cycles, shown, textGraph } from './cycles.ts';
import type { Lookup } from './lookup.ts';
import { listed, quoted } from './nearest.ts';

/** Named texts: their clauses, options and bases exist, no text rests on itself, and each is complete. */
export function checkTexts(look: Lookup): void {
  const { texts, clauses } = look.scenario;
  for (const [name, text] of Object.entries(texts)) {
    if (text.basedOn !== undefined) look.find(['texts', name, 'basedOn'], text.basedOn, 'a text', texts);
    for (const [clause, option] of Object.entries(text.package)) {
      const path = ['texts', name, 'package', clause];
      if (look.clause(path, clause, true) !== undefined) look.option(path, clause, option);
    }
  }
  const circular = cycles(textGraph(texts));
  for (const cycle of circular) {
    const path = ['texts', cycle[0] ?? '', 'basedOn'];
    look.tell(path, `the texts rest on each other in a circle: ${shown(cycle)}`);
  }
  if (circular.length > 0) return;

  const known = new Map<string, ReadonlySet<string>>();
  for (const name of Object.keys(texts)) {
    const chain: string[] = [];
    for (let at: string | undefined = name; at !== undefined && !known.has(at); at = texts[at]?.basedOn) {
      if (!Object.hasOwn(texts, at)) break;
      chain.push(at);
    }
    for (const link of chain.reverse()) {
      const text = texts[link];
      const base = text?.basedOn === undefined ? undefined : known.get(text.basedOn);
      known.set(link, new Set([...(base ?? []), ...Object.keys(text?.package ?? {})]));
    }
    const text = texts[name];
    // A base that does not exist has been reported; what it would have given cannot be known.
    if (text === undefined || (text.basedOn !== undefined && !Object.hasOwn(texts, text.basedOn))) continue;
    const missing = Object.keys(clauses).filter((clause) => !known.get(name)?.has(clause));
    if (missing.length > 0) {
      look.tellKey(['texts', name, 'package'], `${quoted(name)} gives no option for: ${listed(missing)}`);
    }
  }
}
