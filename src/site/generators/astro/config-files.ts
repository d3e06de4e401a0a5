export const CONFIG_FILES = ['mjs', 'js', 'ts', 'mts', 'cjs', 'cts'].map(ending => `astro.config.${ending}`);
