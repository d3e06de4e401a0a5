/** The first that exists is the root configuration (Hugo's config/configLoader.go). */
export const CONFIG_FILES = ['hugo', 'config'].flatMap(name =>
  ['toml', 'yaml', 'yml', 'json'].map(extension => `${name}.${extension}`),
);
