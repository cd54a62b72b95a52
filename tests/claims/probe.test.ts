import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'vitest';
import { parseScenario } from '../../src/scenario/index.ts';
test('probe', () => {
  for (const id of ['armed-neutrality-2025','last-debate-2022','brackets-april-2022','state-treaty-1955','scrap-of-paper-1914']) {
  const d=`scenarios/${id}/`;
  const r=parseScenario(readdirSync(d).map(n=>({name:n,text:readFileSync(d+n,'utf8')})));
  if(!r.ok) {console.log(id,'INVALID',r.error.slice(0,3).map(x=>x.file+' '+x.message));continue;}
  const s=r.value; console.log(id);
  for(const [c,v] of Object.entries(s.clauses)) console.log('  ',c,Object.keys(v.options).join(' '));
  console.log('  texts',Object.keys(s.texts), 'parties', Object.keys(s.parties).join(), 'readings',Object.keys(s.readings).join());
  for(const p of s.principals) console.log('  ',p,s.parties[p]!.redLines.map(l=>l.id+': '+l.text).join(' | '));
  console.log('  front',s.war?.front.mode, 'drivers', Object.keys(s.war?.drivers??{}).join());
  }
});
