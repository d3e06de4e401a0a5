// Writes a believable Jekyll site of any size, the same for the same numbers:
//   node bench/make-site.mjs FOLDER [posts] [links]
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as words from './words.mjs';

/** A post in this many has one slip, as on a site that somebody looks after. */
const POSTS_PER_SLIP = 50;
/** As many posts a day as make the years 2008 to 2025. */
const FIRST_DAY = Date.UTC(2008, 0, 1);
const DAYS = 6500;

/**
 * Writes the site into an empty folder. `links` is how many links to pages of the site all posts have together; each
 * post has some external links and images besides. A post has about `size` characters.
 */
export function makeSite(folder, { posts, links = posts * 10, size = 6000 }) {
  const outlines = Array.from({ length: posts }, (_, index) => outlinePost(index, posts));
  let bytes = 0;
  const write = (path, text) => {
    writeFileSync(join(folder, path), text);
    bytes += Buffer.byteLength(text);
  };
  for (const path of ['_posts', '_layouts', 'images', 'about']) mkdirSync(join(folder, path), { recursive: true });
  write(
    '_config.yml',
    'title: Cat Diary\nurl: https://cat-diary.example\npermalink: /:year/:month/:title/\nplugins: [jekyll-feed]\n',
  );
  write('Gemfile', "source 'https://rubygems.org'\ngem 'jekyll', '~> 4.3'\ngem 'jekyll-feed'\n");
  write('_layouts/post.html', '<article id="post">{{ content }}</article>\n');
  write('index.md', '---\nlayout: post\ntitle: Cat Diary\n---\n\nThe [about page](/about/) says who we are.\n');
  write(
    'about/index.md',
    '---\nlayout: post\ntitle: About us\n---\n\nWe are {{ site.posts.size }} posts old.\n\n## Contact\n',
  );
  for (const cat of words.cats) write(`images/${cat.toLowerCase()}.jpg`, tinyJpeg());
  for (const [index, outline] of outlines.entries()) {
    const own = Math.floor(((index + 1) * links) / posts) - Math.floor((index * links) / posts);
    write(`_posts/${outline.name}.md`, writePost(outline, { outlines, links: own, size }));
  }
  return { posts, links, bytes };
}

function outlinePost(index, posts) {
  const random = makeRandom(index + 1);
  const cat = words.cats[index % words.cats.length];
  const event = words.events[Math.floor(index / words.cats.length) % words.events.length];
  const round = Math.floor(index / (words.cats.length * words.events.length));
  const place = words.places[round % words.places.length];
  const part = Math.floor(round / words.places.length);
  const title = `${cat} ${event} ${place}${part > 0 ? `, part ${part + 1}` : ''}`;
  const day = new Date(FIRST_DAY + Math.floor((index * DAYS) / posts) * 86_400_000).toISOString().slice(0, 10);
  const slug = slugOf(title);
  const headings = pickSome(words.headings, 3 + Math.floor(random() * 5), random);
  return {
    index,
    random,
    cat,
    title,
    day,
    headings,
    name: `${day}-${slug}`,
    url: `/${day.slice(0, 7).replace('-', '/')}/${slug}/`,
  };
}

function writePost(outline, { outlines, links, size }) {
  const { random, cat, title, day, headings, index } = outline;
  const tags = pickSome(words.tags, 2 + Math.floor(random() * 4), random);
  const header = [
    '---',
    'layout: post',
    `title: "${title}"`,
    `date: ${day} ${String(6 + (index % 14)).padStart(2, '0')}:30:00 +0000`,
    `tags: [${tags.join(', ')}]`,
    `description: ${cat} and what became of it.`,
    `image: /images/${cat.toLowerCase()}.jpg`,
    '---',
    '',
  ];
  const targets = Array.from({ length: links }, () => writeLink(outline, outlines));
  if (index % POSTS_PER_SLIP === 7 && targets.length > 0)
    targets[0] = `[a page that moved](/2007/12/${slugOf(title)}/)`;
  const body = [];
  let length = 0;
  const perSection = size / (headings.length + 1);
  for (const heading of [undefined, ...headings]) {
    if (heading) body.push(`## ${heading}`, '');
    for (const end = length + perSection; length < end; ) {
      const paragraph = writeBlock(outline, targets);
      body.push(paragraph, '');
      length += paragraph.length;
    }
  }
  if (targets.length > 0) body.push('Read on:', '', ...targets.map(target => `- ${target}`), '');
  return [...header, ...body].join('\n');
}

/** A paragraph, and now and then a list, a table, a quote, a picture or some code. */
function writeBlock({ random, cat }, targets) {
  const sentence = () => fillIn(pick(words.sentences, random), { random, cat, targets });
  const kind = random();
  if (kind < 0.06) return Array.from({ length: 4 }, () => `- ${sentence()}`).join('\n');
  if (kind < 0.1) return `> ${sentence()} ${sentence()}`;
  if (kind < 0.14) return `![${cat} asleep](/images/${cat.toLowerCase()}.jpg)`;
  if (kind < 0.17)
    return ['| day | grams |', '|---|---|', ...[1, 2, 3].map(day => `| ${day} | ${4000 + day} |`)].join('\n');
  if (kind < 0.2) return ['```js', `feed('${cat}', { grams: ${Math.floor(random() * 90)} });`, '```'].join('\n');
  if (kind < 0.25) return `${sentence()} See [the source](${pick(words.externals, random)}).`;
  return Array.from({ length: 3 + Math.floor(random() * 4) }, sentence).join(' ');
}

function fillIn(sentence, { random, cat, targets }) {
  return sentence.replace(/\{(\w+)\}/g, (_, slot) => {
    if (slot === 'cat') return cat;
    if (slot === 'number') return String(2 + Math.floor(random() * 900));
    return targets.pop() ?? 'an older post';
  });
}

/** A link to another post, in the ways that authors have. */
function writeLink({ random }, outlines) {
  const target = pick(outlines, random);
  const text = target.title.replace(/ .*/, ' in an older post');
  const heading = pick(target.headings, random);
  const kind = random();
  if (kind < 0.1) return `[${text}]({% post_url ${target.name} %})`;
  if (kind < 0.15) return `[${text}]({{ "${target.url}" | relative_url }})`;
  if (kind < 0.2) return `[${text}](../../..${target.url})`;
  if (kind < 0.25) return `[${text}](https://cat-diary.example${target.url})`;
  if (kind < 0.3) return `<a href="${target.url}">${text}</a>`;
  if (kind < 0.4) return `[${text}](${target.url}#${idOf(heading)})`;
  return `[${text}](${target.url})`;
}

function slugOf(title) {
  return title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
}

/** As kramdown makes the id of a heading. */
function idOf(heading) {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}_ -]/gu, '')
    .replaceAll(' ', '-');
}

function pick(list, random) {
  return list[Math.floor(random() * list.length)];
}

function pickSome(list, count, random) {
  const start = Math.floor(random() * list.length);
  const step = 1 + 2 * Math.floor(random() * 3);
  return [...new Set(Array.from({ length: count }, (_, index) => list[(start + index * step) % list.length]))];
}

/** Mulberry32: the same numbers on every machine. */
function makeRandom(seed) {
  let state = seed * 0x9e3779b1;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A grey pixel. */
function tinyJpeg() {
  return Buffer.from(
    '/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAAMCAgICAgMCAgIDAwMDBAYEBAQEBAgGBgUGCQgKCgkICQkKDA8MCgsOCwkJDRENDg8QEBEQCgwSExIQEw8QEBD/wAALCAABAAEBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAACf/EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AVN//2Q==',
    'base64',
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [folder, posts = '1000', links] = process.argv.slice(2);
  if (folder === undefined || !/^\d+$/.test(posts) || !/^\d*$/.test(links ?? '')) {
    process.stderr.write('Usage: node bench/make-site.mjs FOLDER [posts] [links]\n');
    process.exit(2);
  }
  const made = makeSite(folder, { posts: Number(posts), ...(links && { links: Number(links) }) });
  process.stdout.write(
    `${made.posts} posts with ${made.links} links, ${(made.bytes / 1e6).toFixed(1)} MB in ${folder}\n`,
  );
}
