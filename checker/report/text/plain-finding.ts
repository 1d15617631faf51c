import type { Finding } from '../../explain/finding.ts';
import { evidenceLines } from '../terminal/finding/evidence.ts';
import { findingLines } from '../terminal/finding/finding.ts';
import type { Look } from '../terminal/finding/look.ts';
import { palette } from './palette.ts';
import { symbolsFor } from './symbols.ts';

/** Wide enough for the lanes of a few workers, narrow enough for the pages of services. */
const look: Look = { width: 110, colours: palette(false), symbols: symbolsFor(true), everything: false };

/** A finding as people read it, without colours. */
export const plainFinding = (finding: Finding): readonly string[] => findingLines(finding, look);

/** What shows a finding, without colours; empty where nothing happened. */
export const plainEvidence = ({ evidence }: Finding): readonly string[] =>
  evidence === undefined ? [] : evidenceLines(evidence, look);
