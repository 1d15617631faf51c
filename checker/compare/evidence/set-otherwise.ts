import type { Header, Trace } from '../../../traces/index.ts';
import { constantsOf } from '../../properties/replica/constants.ts';
import type { AxisName } from '../comparison.ts';

type Runtime = Header['runtime'];
type Config = Runtime['config'];

/** A setting that a header tells of. */
interface Setting {
  readonly key: keyof Config;
  /** Its value in Tokio where a header leaves it out, as options take it. */
  readonly usual: (runtime: Runtime) => string;
}

const always = (value: string) => (): string => value;

const settings: Readonly<Partial<Record<AxisName, Setting>>> = {
  'lifo-slot': { key: 'lifo_slot', usual: always('on') },
  'event-interval': { key: 'event_interval', usual: always('61') },
  'global-queue-interval': {
    key: 'global_queue_interval',
    usual: (runtime) => String(constantsOf(runtime).globalQueueInterval),
  },
  'queue-capacity': { key: 'queue_capacity', usual: always('256') },
  'max-lifo-polls': { key: 'max_lifo_polls', usual: always('3') },
  'coop-budget': { key: 'coop_budget', usual: always('128') },
};

/** Whether the headers of recordings tell what an option sets. */
export const isSetting = (axis: AxisName): boolean => settings[axis] !== undefined;

/** The value of what the option sets, as the option takes it. */
export const settingIn = ({ runtime }: Header, axis: AxisName): string | undefined => {
  const setting = settings[axis];
  if (setting === undefined) return undefined;
  const value = runtime.config[setting.key];
  if (value === undefined) return setting.usual(runtime);
  return typeof value === 'boolean' ? (value ? 'on' : 'off') : String(value);
};

const meant = (value: string): boolean | number | 'auto' => {
  if (value === 'on' || value === 'off') return value === 'on';
  return value === 'auto' ? value : Number(value);
};

/** The recording as if its runtime had been set otherwise, with all that happened in it. */
export const setOtherwise = (trace: Trace, axis: AxisName, value: string): Trace => {
  const setting = settings[axis];
  if (setting === undefined) return trace;
  const { runtime } = trace.header;
  const config: Config = { ...runtime.config, [setting.key]: meant(value) };
  return {
    file: trace.file,
    format: trace.format,
    header: { ...trace.header, runtime: { ...runtime, config } },
    batches: () => trace.batches(),
    end: () => trace.end(),
    notices: () => trace.notices(),
    close: () => trace.close(),
  };
};
