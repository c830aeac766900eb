import { openFileStore } from '/work/main/lib/content/file-store'
import { readLibrary } from '/work/main/lib/content/library'
import { createCatalog } from '/work/main/lib/content/catalog'
import { createBodyRenderer } from '/work/main/lib/content/body'
const dir = process.argv[2]!
const t0=Date.now()
const store = await openFileStore(dir, '/work/main/public')
const lib = await readLibrary(store)
const t1=Date.now()
const c = createCatalog(lib, {now: new Date(), preview: false})
console.log('read', t1-t0, 'catalog', Date.now()-t1, 'files', lib.files.length, 'articles', c.articles.length)
const rules: Record<string, number> = {}
for (const f of lib.files) for (const x of f.findings) rules[x.severity+' '+x.rule] = (rules[x.severity+' '+x.rule]??0)+1
for (const {finding: x} of c.findings) rules[x.severity+' '+x.rule] = (rules[x.severity+' '+x.rule]??0)+1
console.log(rules)
console.log(c.communities.map(g=>[g.subject.label, g.subject.abbreviation, g.subject.hue, g.articles.length]), c.sections.map(s=>s.subject.title))
console.log(c.topics.slice(0,8).map(t=>t.subject.vocabulary.slug+'/'+t.subject.slug+' '+t.subject.label), c.curators.map(t=>t.subject.name), c.sources.slice(0,3).map(s=>s.subject))
const a = c.articles[0]!
console.log(a)
const render = createBodyRenderer()
const t2=Date.now()
let bad=0, w=0
for (const f of lib.files) if (f.article) { const r = await render(f.article.body); if (r.failure) {bad++; console.log(f.stamp.file, r.failure)}; w+=r.words; if (lib.files.length<3) console.log(r) }
console.log('render', Date.now()-t2, bad, w)
console.log(c.related(a,3).map(r=>[r.article.title, r.shared.map(t=>t.label)]))
