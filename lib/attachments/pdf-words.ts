/** Reads the words of a PDF, for models that cannot read the file. */
export interface PdfWords {
  /**
   * The words, page by page, up to `maxPages` pages and `maxCharacters`; "" for a document without any, such as a scan. Rejects
   * for what is no PDF, is locked by a password, or takes too long.
   */
  read(bytes: Uint8Array<ArrayBuffer>): Promise<string>
}
