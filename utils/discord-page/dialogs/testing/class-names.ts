const eachClass = (html: string, change: (name: string) => string): string =>
  html.replaceAll(
    /\bclass="([^"]*)"/g,
    (_, names: string) => `class="${names.split(/\s+/).filter(Boolean).map(change).join(' ')}"`,
  );

/** The page as of another build: each class keeps its name and gets another hash. */
export const rehash = (html: string): string =>
  eachClass(html, (name) => name.replace(/(_|-)(?:_?[\da-f]{5,6}|[\w-]{6})$/, '$1a1b2c3'));

/** The page with other class names altogether. */
export const rename = (html: string): string => {
  const names = new Map<string, string>();
  return eachClass(html, (name) => {
    const renamed = names.get(name) ?? `x${names.size.toString(36)}`;
    names.set(name, renamed);
    return renamed;
  });
};
