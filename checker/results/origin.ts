/** What every report says about where it comes from. */
export interface Origin {
  readonly tool: { readonly name: 'yieldcheck'; readonly version: string };
  /** The verb. */
  readonly command: string;
  /** All arguments, the verb first. */
  readonly arguments: readonly string[];
}
