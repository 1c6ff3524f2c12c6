/** PostgreSQL takes neither NUL nor, in JSON, half a character, which cutting a text to a length can leave behind. */
export const storable = (text: string): string => text.toWellFormed().replaceAll('\0', '\uFFFD');
