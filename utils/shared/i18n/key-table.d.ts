/** How the keys of the locale files are packed. Put in by the build, which packs them. */
declare const KEY_TABLE: string;
