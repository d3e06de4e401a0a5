import GithubSlugger from 'github-slugger';
import { type HeadingIdMaker, inlineText } from './heading.ts';

/** github-slugger on the text of each heading: GitHub itself, Gatsby and others. */
export const makeGithubIds: HeadingIdMaker = headings => {
  const slugger = new GithubSlugger();
  return headings.map(({ node, explicitId }) => explicitId ?? slugger.slug(inlineText(node.children)));
};
