import { isAbsolute, relative } from 'node:path';

/** The way from the top of what CI checked out to a folder in it; empty for the top itself, and outside CI. */
export function findFolderInCheckout(
  environment: Readonly<Record<string, string | undefined>>,
  folder: string,
): string {
  const { GITHUB_ACTIONS: isGithub, GITHUB_WORKSPACE: workspace, CI_PROJECT_DIR: project } = environment;
  const top = isGithub === 'true' ? workspace : project;
  if (top === undefined || top === '') return '';
  const way = relative(top, folder).replaceAll('\\', '/');
  return way === '..' || way.startsWith('../') || isAbsolute(way) ? '' : way;
}
