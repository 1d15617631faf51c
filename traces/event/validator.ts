/** What a validator found wrong, as ajv reports it. Which parameters there are depends on the keyword. */
export interface SchemaError {
  /** Path of the offending value, such as `/runtime/workers`. */
  readonly instancePath: string;
  readonly keyword: string;
  readonly params: {
    readonly missingProperty?: string;
    readonly additionalProperty?: string;
    readonly type?: string | readonly string[];
    readonly allowedValue?: unknown;
    readonly allowedValues?: readonly unknown[];
    readonly comparison?: string;
    readonly limit?: number;
  };
}

/** Tells whether a value is a `T`; a refusal leaves its reasons in `errors` until the next call. */
export interface Validator<T> {
  (value: unknown): value is T;
  errors?: readonly SchemaError[] | null;
}
