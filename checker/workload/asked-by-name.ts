import { isYieldWay } from '../../model/index.ts';
import { isOwnFile } from '../own/own-file.ts';
import type { Workload } from './workload.ts';

/** Whether the command line can be asked about a workload: it knows neither programs nor policies that are objects. */
export const isAskedByName = ({ programs, size }: Workload): boolean =>
  programs === undefined && (isYieldWay(size.yield) || isOwnFile(size.yield));
