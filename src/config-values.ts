// How the text of a setting becomes its value. Each reader throws the second half of the sentence "<KEY> …".

/** A setting that cannot be used, in one sentence that names its key. Programs print it without a stack. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/** Any text. */
export const text = (value: string): string => value;

/** A whole number within bounds. */
export const integer =
  (min: number, max: number) =>
  (value: string): number => {
    const number = Number(value);
    if (!/^\d+$/.test(value) || number < min || number > max) {
      throw new ConfigError(`must be a whole number from ${min} to ${max}`);
    }
    return number;
  };

/** true or false, 1 or 0. */
export const flag = (value: string): boolean => {
  if (value === 'true' || value === '1') return true;
  if (value === 'false' || value === '0') return false;
  throw new ConfigError('must be true or false');
};

/** One of a few words. */
export const oneOf =
  <const T extends string>(...allowed: T[]) =>
  (value: string): T => {
    const found = allowed.find((one) => one === value);
    if (found === undefined) throw new ConfigError(`must be one of ${allowed.join(', ')}`);
    return found;
  };

/** A URL of one of these schemes, with a host. */
export const url =
  (...schemes: string[]) =>
  (value: string): string => {
    const wanted = `must be a URL that begins with ${schemes.map((one) => `${one}://`).join(' or ')}`;
    if (!URL.canParse(value)) throw new ConfigError(wanted);
    const parsed = new URL(value);
    if (!schemes.includes(parsed.protocol.slice(0, -1)) || parsed.hostname === '') {
      throw new ConfigError(wanted);
    }
    return value;
  };

/** Scheme, host and port, without a path. */
export const origin = (value: string): string => {
  const checked = new URL(url('http', 'https')(value));
  if (checked.pathname !== '/' || checked.search !== '' || checked.hash !== '') {
    throw new ConfigError('must be an origin without a path, such as https://portal.example.org');
  }
  return checked.origin;
};

/** `host:port`. */
export const hostAndPort = (value: string): string => {
  const port = /^[^\s/]+:(\d+)$/.exec(value)?.[1];
  if (port === undefined || Number(port) > 65_535) {
    throw new ConfigError('must be host:port, such as temporal.example.org:7233');
  }
  return value;
};

/** A key that nobody guesses. */
export const secret = (value: string): string => {
  if (value.length < 32) throw new ConfigError('must have at least 32 characters');
  return value;
};

/** One address of a mailbox. */
export const mailAddress = (value: string): string => {
  if (!/^[^\s@<>]+@[^\s@<>]+$/u.test(value)) {
    throw new ConfigError('must be one address, such as kita@example.org');
  }
  return value;
};

export const port = integer(1, 65_535);
export const milliseconds = integer(0, 86_400_000);
