const mapClasses = (html: string, change: (name: string) => string): string =>
  html.replaceAll(
    /\bclass="([^"]*)"/g,
    (_, names: string) => `class="${names.split(/\s+/).filter(Boolean).map(change).join(' ')}"`,
  );

/** The page as another build has it: each class keeps its name but gets a different hash. */
export const rehashClasses = (html: string): string =>
  mapClasses(html, (name) => name.replace(/(_|-)(?:_?[\da-f]{5,6}|[\w-]{6})$/, '$1a1b2c3'));

/** The page with entirely different class names. */
export const renameClasses = (html: string): string => {
  const names = new Map<string, string>();
  return mapClasses(html, (name) => {
    const renamed = names.get(name) ?? `x${names.size.toString(36)}`;
    names.set(name, renamed);
    return renamed;
  });
};
