import { test } from 'vitest';
import { model } from './context.ts';
test('probe', () => {
  const m = model('istanbul-2022');
  for (const a of ['linear','bridging','conceder','boulware']) { const t=Date.now(); console.log(a, m.endings(200,a), Date.now()-t); }
  for (const t of Object.keys(m.case.texts)) console.log(t, m.case.parties.map(p=>{const j=m.judge(p.id,m.text(t));return `${p.short} ${(j.score/1e9).toFixed(0)} ${j.verdict} ${m.breach(p.id,m.text(t))??''}`}).join(' | '));
  const acts=new Map<string,number>();
  const joined=new Map<string,number>();
  for (const p of m.runs(200,'bridging')) { for(const s of p.table.open.standings.entries()) if(p.table.open.agreed){const k=m.case.parties[s[0]]!.id+' '+s[1];joined.set(k,(joined.get(k)??0)+1)} }
  console.log(joined);
});
