import GithubSlugger from 'github-slugger';
import type { PhrasingContent } from 'mdast';
import type { HeadingIdMaker } from './heading.ts';

/**
 * github-slugger on the whole text, alternative texts of images included (@docusaurus/mdx-loader,
 * remark/headings). Ids written by the author are not counted, and the classic theme drops the id of a first level
 * heading.
 */
export const makeDocusaurusIds: HeadingIdMaker = (headings, options) => {
  const slugger = new GithubSlugger();
  const maintainsCase = options['maintainCase'] === true;
  return headings.map(({ node, depth, explicitId }) => {
    const id = explicitId ?? slugger.slug(textOf(node.children), maintainsCase);
    return depth === 1 || id === '' ? undefined : id;
  });
};

function textOf(nodes: readonly PhrasingContent[]): string {
  return nodes
    .map(node => {
      if (node.type === 'html') return '';
      if ('value' in node) return node.value;
      if ('alt' in node) return node.alt ?? '';
      return 'children' in node ? textOf(node.children) : '';
    })
    .join('');
}
