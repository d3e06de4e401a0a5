export const CONFIG_FILES = ['zola.toml', 'config.toml'];
