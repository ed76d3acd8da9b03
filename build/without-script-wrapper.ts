import type { Plugin } from 'vite';

/**
 * Takes away what WXT puts around scripts that run on Discord's page: a log of errors, which writes nothing in what
 * ships, and the value that `executeScript` would return. Fails when WXT no longer builds such scripts this way.
 */
export function withoutScriptWrapper(): Plugin {
  return {
    name: 'without-script-wrapper',
    transform(code, id) {
      if (!id.includes('virtual:wxt-unlisted-script-entrypoint')) return null;
      const definition = /import definition from (".+?");/.exec(code)?.[1];
      if (definition === undefined) this.error('WXT starts scripts in another way than it did');
      return { code: `import definition from ${definition};\ndefinition.main();`, map: null };
    },
  };
}
