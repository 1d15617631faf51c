import type { PbfWriter } from 'pbf';
import { field } from './fields.ts';
import type { Interner } from './interner.ts';
import { writeText } from './text.ts';

const { annotation } = field;

const writeNumber = (value: number, pbf: PbfWriter): void => {
  if (!Number.isSafeInteger(value)) pbf.writeDoubleField(annotation.double, value);
  else if (value >= 0) pbf.writeVarintField(annotation.unsigned, value);
  else pbf.writeVarintField(annotation.signed, value);
};

const writeValue = (value: unknown, pbf: PbfWriter): void => {
  if (typeof value === 'number') writeNumber(value, pbf);
  else if (typeof value === 'string') writeText(annotation.string, value, pbf);
  else if (typeof value === 'boolean') pbf.writeBooleanField(annotation.boolean, value);
  // Lists, objects and null, which a trace can only have from JSON.
  else writeText(annotation.json, JSON.stringify(value), pbf);
};

/** Writes a value with its name, as a `DebugAnnotation`. */
export const annotationWriter =
  (names: Interner) =>
  ([name, value]: readonly [name: string, value: unknown], pbf: PbfWriter): void => {
    const iid = names.iidOf(name);
    if (iid === undefined) writeText(annotation.name, name, pbf);
    else pbf.writeVarintField(annotation.nameIid, iid);
    writeValue(value, pbf);
  };
