/** Letters that lose their mark, by what becomes of them (hexo-util, lib/escape_diacritic.js). */
const LETTERS: Readonly<Record<string, string>> = {
  A: 'ⒶＡÀÁÂẦẤẪẨÃĀĂẰẮẴẲȦǠÄǞẢÅǺǍȀȂẠẬẶḀĄȺⱯ',
  AA: 'Ꜳ',
  AE: 'ÆǼǢ',
  AO: 'Ꜵ',
  AU: 'Ꜷ',
  AV: 'ꜸꜺ',
  AY: 'Ꜽ',
  B: 'ⒷＢḂḄḆɃƂƁ',
  C: 'ⒸＣĆĈĊČÇḈƇȻꜾ',
  D: 'ⒹＤḊĎḌḐḒḎĐƋƊƉꝹ',
  DZ: 'ǱǄ',
  Dz: 'ǲǅ',
  E: 'ⒺＥÈÉÊỀẾỄỂẼĒḔḖĔĖËẺĚȄȆẸỆȨḜĘḘḚƐƎ',
  F: 'ⒻＦḞƑꝻ',
  G: 'ⒼＧǴĜḠĞĠǦĢǤƓꞠꝽꝾ',
  H: 'ⒽＨĤḢḦȞḤḨḪĦⱧⱵꞍ',
  I: 'ⒾＩÌÍÎĨĪĬİÏḮỈǏȈȊỊĮḬƗ',
  J: 'ⒿＪĴɈ',
  K: 'ⓀＫḰǨḲĶḴƘⱩꝀꝂꝄꞢ',
  L: 'ⓁＬĿĹĽḶḸĻḼḺŁȽⱢⱠꝈꝆꞀ',
  LJ: 'Ǉ',
  Lj: 'ǈ',
  M: 'ⓂＭḾṀṂⱮƜ',
  N: 'ⓃＮǸŃÑṄŇṆŅṊṈȠƝꞐꞤ',
  NJ: 'Ǌ',
  Nj: 'ǋ',
  O: 'ⓄＯÒÓÔỒỐỖỔÕṌȬṎŌṐṒŎȮȰÖȪỎŐǑȌȎƠỜỚỠỞỢỌỘǪǬØǾƆƟꝊꝌ',
  OI: 'Ƣ',
  OO: 'Ꝏ',
  OU: 'Ȣ',
  OE: 'Œ',
  oe: 'œ',
  P: 'ⓅＰṔṖƤⱣꝐꝒꝔ',
  Q: 'ⓆＱꝖꝘɊ',
  R: 'ⓇＲŔṘŘȐȒṚṜŖṞɌⱤꝚꞦꞂ',
  S: 'ⓈＳẞŚṤŜṠŠṦṢṨȘŞⱾꞨꞄ',
  T: 'ⓉＴṪŤṬȚŢṰṮŦƬƮȾꞆ',
  TZ: 'Ꜩ',
  U: 'ⓊＵÙÚÛŨṸŪṺŬÜǛǗǕǙỦŮŰǓȔȖƯỪỨỮỬỰỤṲŲṶṴɄ',
  V: 'ⓋＶṼṾƲꝞɅ',
  VY: 'Ꝡ',
  W: 'ⓌＷẀẂŴẆẄẈⱲ',
  X: 'ⓍＸẊẌ',
  Y: 'ⓎＹỲÝŶỸȲẎŸỶỴƳɎỾ',
  Z: 'ⓏＺŹẐŻŽẒẔƵȤⱿⱫꝢ',
  a: 'ⓐａẚàáâầấẫẩãāăằắẵẳȧǡäǟảåǻǎȁȃạậặḁąⱥɐ',
  aa: 'ꜳ',
  ae: 'æǽǣ',
  ao: 'ꜵ',
  au: 'ꜷ',
  av: 'ꜹꜻ',
  ay: 'ꜽ',
  b: 'ⓑｂḃḅḇƀƃɓ',
  c: 'ⓒｃćĉċčçḉƈȼꜿↄ',
  d: 'ⓓｄḋďḍḑḓḏđƌɖɗꝺ',
  dz: 'ǳǆ',
  e: 'ⓔｅèéêềếễểẽēḕḗĕėëẻěȅȇẹệȩḝęḙḛɇɛǝ',
  f: 'ⓕｆḟƒꝼ',
  g: 'ⓖｇǵĝḡğġǧģǥɠꞡᵹꝿ',
  h: 'ⓗｈĥḣḧȟḥḩḫẖħⱨⱶɥ',
  hv: 'ƕ',
  i: 'ⓘｉìíîĩīĭïḯỉǐȉȋịįḭɨı',
  j: 'ⓙｊĵǰɉ',
  k: 'ⓚｋḱǩḳķḵƙⱪꝁꝃꝅꞣ',
  l: 'ⓛｌŀĺľḷḹļḽḻſłƚɫⱡꝉꞁꝇ',
  lj: 'ǉ',
  m: 'ⓜｍḿṁṃɱɯ',
  n: 'ⓝｎǹńñṅňṇņṋṉƞɲŉꞑꞥ',
  nj: 'ǌ',
  o: 'ⓞｏòóôồốỗổõṍȭṏōṑṓŏȯȱöȫỏőǒȍȏơờớỡởợọộǫǭøǿɔꝋꝍɵ',
  oi: 'ƣ',
  ou: 'ȣ',
  oo: 'ꝏ',
  p: 'ⓟｐṕṗƥᵽꝑꝓꝕ',
  q: 'ⓠｑɋꝗꝙ',
  r: 'ⓡｒŕṙřȑȓṛṝŗṟɍɽꝛꞧꞃ',
  s: 'ⓢｓßśṥŝṡšṧṣṩșşȿꞩꞅẛ',
  t: 'ⓣｔṫẗťṭțţṱṯŧƭʈⱦꞇ',
  tz: 'ꜩ',
  u: 'ⓤｕùúûũṹūṻŭüǜǘǖǚủůűǔȕȗưừứữửựụṳųṷṵʉ',
  v: 'ⓥｖṽṿʋꝟʌ',
  vy: 'ꝡ',
  w: 'ⓦｗẁẃŵẇẅẘẉⱳ',
  x: 'ⓧｘẋẍ',
  y: 'ⓨｙỳýŷỹȳẏÿỷẙỵƴɏỿ',
  z: 'ⓩｚźẑżžẓẕƶȥɀⱬꝣ',
};

const PLAIN: ReadonlyMap<string, string> = new Map(
  Object.entries(LETTERS).flatMap(([plain, letters]) => Array.from(letters, letter => [letter, plain] as const)),
);

export interface SlugizeOptions {
  /** 1: lower case, 2: upper case. */
  readonly transform?: unknown;
  readonly separator?: string;
}

/** hexo-util's lib/slugize.js: titles, terms and ids of Hexo. Letters of any script stay. */
export function slugize(text: string, { transform, separator = '-' }: SlugizeOptions = {}): string {
  const between = separator === '' ? '-' : separator;
  const plain = /^[\x20-\x7e]*$/.test(text)
    ? text
    : text.replace(/[^\x00-\x7e]/g, letter => PLAIN.get(letter) ?? letter).replace(/[\x00-\x1f]/g, '');
  const joined = plain.replace(/[\s~`!@#$%^&*()\-_+=[\]{}|\\;:"'<>,.?/]+/g, () => between);
  const slug = between === '-' ? joined.replace(/^-|-$/g, '') : withoutOuter(joined, between);
  if (transform === 1) return slug.toLowerCase();
  return transform === 2 ? slug.toUpperCase() : slug;
}

/** A separator that is no hyphen may stand in the text as well. */
function withoutOuter(text: string, between: string): string {
  const escaped = between.replace(/[-[\]/{}()*+?.\\^$|]/g, '\\$&');
  return text
    .replace(new RegExp(`(?:${escaped}){2,}`, 'g'), () => between)
    .replace(new RegExp(`^(?:${escaped})+|(?:${escaped})+$`, 'g'), '');
}
