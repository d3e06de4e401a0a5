import { expect, test } from 'vitest';
import { judgeRedirect } from '../../src/rules/shared/redirects.ts';

const judge = (from: string, to: string) => judgeRedirect(new URL(from), new URL(to));

test.each([
  ['https://shelter.cats/feeding', 'https://shelter.cats/advice/feeding'],
  ['https://shelter.cats/feeding', 'https://docs.shelter.cats/feeding'],
  ['http://oldname.cats/', 'https://newname.cats/'],
  ['https://milo.github.cats/blog/bowl', 'https://milo.cats/blog/bowl'],
  ['https://shelter.cats/?p=12', 'https://shelter.cats/2019/05/bowl'],
  ['https://shelter.cats/a.php?id=4&x=1', 'https://shelter.cats/b?id=4'],
  ['https://code.cats/wiki/Home', 'https://code.cats/milo/wiki'],
  ['https://shelter.cats/signs-of-age', 'https://shelter.cats/age/signs'],
  ['https://shelter.cats/login-screens', 'https://shelter.cats/design/login-screens'],
  ['https://en.wiki.cats/wiki/Tomcat', 'https://en.wiki.cats/wiki/Tom_cat'],
  ['https://shelter.cats/feeding?page=2', 'https://shelter.cats/feeding'],
  ['https://shelter.cats/', 'https://shelter.cats/home'],
  ['https://shelter.cats/milo', 'https://shelter.cats/homes'],
  ['https://shelter.cats/milo', 'https://shelter.cats/nursing-home'],
  ['https://shelter.cats/a/b/c', 'https://shelter.cats/a/d'],
  ['https://shelter.cats/a', 'https://shelter.cats/guide#errors'],
  ['https://shelter.cats/a', 'https://shelter.cats/app/#/guide/b'],
  ['https://shelter.cats/a/b/c', 'https://shelter.cats/d/b'],
  ['https://shelter.cats/a/b', 'https://shelter.cats/de/c/b'],
  ['https://shelter.cats/en/a/b', 'https://shelter.cats/de/c'],
  ['https://milo.com/a', 'https://otto.de/a'],
  ['https://milo.de/a', 'https://milo.com/a'],
  ['https://blog.milo.de/a', 'https://milo.de/a'],
  ['https://en.milo.com/a', 'https://de.otto.com/a'],
  ['https://awww.cats/a', 'https://acats.cats/a'],
  ['https://shelter.cats/a.html/b', 'https://shelter.cats/a/b'],
  ['https://shelter.cats/index.html/b', 'https://shelter.cats/b'],
])('%s has moved to %s', (from, to) => {
  expect(judge(from, to)).toBe('moved');
});

test.each([
  ['http://shelter.cats/feeding', 'https://shelter.cats/feeding'],
  ['https://shelter.cats/feeding', 'https://www.shelter.cats/feeding/'],
  ['https://www.shelter.cats', 'https://shelter.cats/'],
  ['https://shelter.cats/feeding.html', 'https://shelter.cats/feeding'],
  ['https://shelter.cats/feeding/index.html', 'https://shelter.cats/feeding/'],
  ['https://shelter.cats/Feeding', 'https://shelter.cats/feeding'],
  ['https://shelter.cats/index.php', 'https://shelter.cats/'],
  ['https://shelter.cats/feeding.htm', 'https://shelter.cats/feeding'],
  ['https://shelter.cats/feeding.asp', 'https://shelter.cats/feeding'],
  ['https://shelter.cats/%zz', 'https://shelter.cats/%zz/'],
  ['https://shelter.cats/caf%C3%A9', 'https://shelter.cats/café'],
])('%s is the same as %s', (from, to) => {
  expect(judge(from, to)).toBe('minor');
});

test.each([
  ['the front page', 'https://shelter.cats/2012/milo', 'https://shelter.cats/'],
  ['the front page of another site', 'https://shelter.cats/2012/milo', 'https://bigshelter.cats/'],
  ['the front page in a language', 'https://shelter.cats/2012/milo', 'https://shelter.cats/en/'],
  ['a front page by name', 'https://shelter.cats/2012/milo', 'https://shelter.cats/index.php'],
  ['a folder', 'https://shelter.cats/blog/2012/milo', 'https://shelter.cats/blog/'],
  ['the same folder elsewhere', 'https://shelter.cats/blog/2012/milo', 'https://bigshelter.cats/blog'],
  ['a login', 'https://club.cats/members', 'https://club.cats/users/sign_in'],
  ['a login in a program', 'https://club.cats/members', 'https://club.cats/app/#/login'],
  ['a login in the program of a front page', 'https://club.cats/', 'https://club.cats/#!/sign-in?next=1'],
  ['a login of its own host', 'https://club.cats/members', 'https://login.club.cats/'],
  ['a consent page', 'https://news.cats/milo', 'https://consent.news.cats/collect?id=1'],
  ['a page that says it is missing', 'https://shelter.cats/a/b', 'https://shelter.cats/page-not-found'],
  ['an error page', 'https://shelter.cats/a/b', 'https://shelter.cats/404.html'],
  ['an announcement of the end', 'https://shelter.cats/a/b', 'https://shelter.cats/sunset'],
  ['another language', 'https://vet.cats/food', 'https://vet.cats/de/food'],
  ['another language in place of one', 'https://vet.cats/en-us/food', 'https://vet.cats/de-de/food'],
  ['another country', 'https://shop.com/bowl', 'https://shop.de/bowl'],
  ['a country’s own host', 'https://www.shop.com/bowl', 'https://de.shop.com/bowl'],
  ['an added id', 'https://shop.cats/bowl', 'https://shop.cats/product?session=1'],
  ['a session in the path', 'https://shop.cats/bowl', 'https://shop.cats/item;jsessionid=1'],
  ['the newest version', 'https://manual.cats/en/latest/bowl', 'https://manual.cats/en/v3/bowl'],
  ['the default branch', 'https://code.cats/milo/blob/master/a', 'https://code.cats/milo/blob/main-2/a'],
  ['a short address', 'https://bit.ly/3cats', 'https://shelter.cats/feeding/bowls'],
  ['a short address of a video', 'https://youtu.be/abc', 'https://videos.cats/watch/abc'],
  ['a persistent address', 'https://doi.org/10.1000/182', 'https://journal.cats/182'],
  ['a link counter', 'https://link.news.cats/17', 'https://shelter.cats/feeding'],
  ['a shop for names', 'https://shelter.cats/feeding', 'https://www.hugedomains.com/domain/shelter'],
])('%s is a detour', (_, from, to) => {
  expect(judge(from, to)).toBe('detour');
});

test('a name that only ends like a shop for names is none', () => {
  expect(judge('https://shelter.cats/feeding', 'https://jordan.com/cats/feeding')).toBe('moved');
});

test.each([
  ['https://shelter.cats/a/b', 'https://shelter.cats/index.html'],
  ['https://shelter.cats/a/b', 'https://shelter.cats/home'],
  ['https://shelter.cats/a/b', 'https://shelter.cats/Default.aspx'],
  ['https://shelter.cats/a/b', 'https://shelter.cats/de/'],
  ['https://shelter.cats/a/b', 'https://shelter.cats/de/a'],
  ['https://shelter.cats/a/b/c', 'https://shelter.cats/a/b'],
  ['https://shelter.cats/en/a/b', 'https://shelter.cats/de/a/b'],
  ['https://shelter.cats/a/b', 'https://shelter.cats/de/a/b'],
  ['https://shelter.cats/a/b', 'https://shelter.cats/a/de/b'],
  ['https://shelter.cats/a/en-gb/b', 'https://shelter.cats/a/de/b'],
  ['https://milo.com/a', 'https://milo.de/a'],
  ['https://milo.com/a', 'https://de.milo.com/a'],
  ['https://www.milo.com/a', 'https://de.milo.com/a'],
  ['https://en.milo.com/a', 'https://de.milo.com/a'],
])('%s is led round to %s', (from, to) => {
  expect(judge(from, to)).toBe('detour');
});
