import type { PbfWriter } from 'pbf';
import type { BeginMark, CountMark, EndMark, InstantMark } from '../timeline/mark.ts';
import { annotationWriter } from './annotations.ts';
import { eventType, field } from './fields.ts';
import { type Interned, Interner } from './interner.ts';
import { writeText } from './text.ts';

/** A mark that is a `TrackEvent`. */
export type EventMark = BeginMark | EndMark | InstantMark | CountMark;

const { trackEvent, internedData, internedString } = field;

const writeInterned = ({ iid, name }: Interned, pbf: PbfWriter): void => {
  pbf.writeVarintField(internedString.iid, iid);
  writeText(internedString.name, name, pbf);
};

/** Writes `TrackEvent`s, and the strings that they are the first to refer to. */
export class EventWriter {
  readonly #categories = new Interner();
  readonly #names = new Interner();
  readonly #annotationNames = new Interner();
  readonly #writeAnnotation = annotationWriter(this.#annotationNames);

  /** Writes the `TrackEvent` that stands for a mark. */
  readonly write = (mark: EventMark, pbf: PbfWriter): void => {
    pbf.writeVarintField(trackEvent.type, eventType[mark.mark]);
    pbf.writeVarintField(trackEvent.track, mark.track.number);
    if (mark.mark === 'count') {
      pbf.writeVarintField(trackEvent.counterValue, mark.value);
      return;
    }
    if (mark.mark !== 'end') this.#writeName(mark, pbf);
    for (const arg of Object.entries(mark.args ?? {}))
      pbf.writeMessage(trackEvent.annotations, this.#writeAnnotation, arg);
  };

  /** Whether strings were referred to that no packet has defined. */
  get hasFresh(): boolean {
    return [this.#categories, this.#names, this.#annotationNames].some(({ hasFresh }) => hasFresh);
  }

  /** Writes them as `InternedData`. */
  readonly writeFresh = (_: null, pbf: PbfWriter): void => {
    const tables = [
      [internedData.categories, this.#categories],
      [internedData.eventNames, this.#names],
      [internedData.annotationNames, this.#annotationNames],
    ] as const;
    for (const [table, interner] of tables)
      for (const interned of interner.takeFresh()) pbf.writeMessage(table, writeInterned, interned);
  };

  #writeName({ category, name, arrows }: BeginMark | InstantMark, pbf: PbfWriter): void {
    const categoryIid = this.#categories.iidOf(category);
    if (categoryIid === undefined) writeText(trackEvent.categories, category, pbf);
    else pbf.writeVarintField(trackEvent.categoryIids, categoryIid);
    const nameIid = this.#names.iidOf(name);
    if (nameIid === undefined) writeText(trackEvent.name, name, pbf);
    else pbf.writeVarintField(trackEvent.nameIid, nameIid);
    if (arrows?.out !== undefined) pbf.writeFixed64Field(trackEvent.flows, arrows.out);
    for (const arrow of arrows?.in ?? []) pbf.writeFixed64Field(trackEvent.endingFlows, arrow);
  }
}
