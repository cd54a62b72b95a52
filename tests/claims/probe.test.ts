import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'vitest';
import { parseScenario } from '../../src/scenario/index.ts';
test('probe', () => {
  const d=`scenarios/istanbul-2022/`;
  const r=parseScenario(readdirSync(d).map(n=>({name:n,text:readFileSync(d+n,'utf8')})));
  console.log(r.ok||r.error);
  if(!r.ok) return;
  const s=r.value; console.log(Object.keys(s.parties).join());
  const bad=new Set<string>();
  const texts=[s.about!.brief,...Object.values(s.parties).flatMap(p=>[p.brief,p.fullBrief??''])];
  for(const t of texts) for(const m of t.matchAll(/\[([SW0-9, ]+)\]/g)) for(const k of m[1]!.split(', ')) if(!(k in s.sources)) bad.add(k);
  console.log('bad keys',[...bad]);
  for(const [k,p] of Object.entries(s.parties)) console.log(k,p.brief.split(/\s+/).length,p.fullBrief?.split(/\s+/).length, p.redLines.length, p.numbers.source);
});
