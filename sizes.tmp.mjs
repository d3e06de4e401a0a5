import config from './rolldown.config.mjs';
import { rolldown } from 'rolldown';
const { output, ...input } = config;
const b = await rolldown(input);
const { output: chunks } = await b.generate({ ...output });
for (const want of process.argv.slice(2)) {
  const c = chunks.find(x => x.fileName.endsWith(want)); if (!c?.modules) continue;
  console.log('==', c.fileName, c.code.length);
  const g = Object.entries(c.modules).map(([id, m]) => [m.renderedLength ?? m.code?.length ?? 0, id.replace('/work/wt/perf/', '')]).sort((a, z) => z[0] - a[0]);
  for (const [n, id] of g.slice(0, Number(process.env.N ?? 40))) console.log(String(n).padStart(8), id);
}
const c = chunks.find(x => x.fileName.endsWith('session.js')); const g = {};
for (const [id, m] of Object.entries(c.modules)) { const p = id.replace('/work/wt/perf/',''); const k = p.match(/generators\/([a-z]+)/)?.[0] ?? p.split('/').slice(0,p.startsWith('node_modules')?2:3).join('/'); g[k] = (g[k] ?? 0) + (m.renderedLength ?? m.code.length); }
console.log(Object.entries(g).sort((a,b)=>b[1]-a[1]).map(([k,n])=>n+' '+k).join('\n'));
