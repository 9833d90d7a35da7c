/** Builds the pages into build/ when their sources changed since; `node` is the program to build with. */
export function ensurePages(node: string): Promise<void>
