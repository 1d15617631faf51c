import { expect } from 'vitest';
import { matchers } from 'yieldcheck/vitest';

expect.extend(matchers);
