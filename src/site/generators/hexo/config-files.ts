/** Hexo takes the first file of this name, whatever its ending (lib/hexo/load_config.js). */
export const CONFIG_FILES = ['_config.yml', '_config.yaml', '_config.json'];
