import { defaultPayloadConverter } from '@temporalio/common';
import type { google, temporal } from '@temporalio/proto';

type Failure = temporal.api.failure.v1.IFailure;
type Payloads = temporal.api.common.v1.IPayloads;

/** The code of a failure, without its message; where a failure only wraps another, the inner one's. */
export function failureCode(failure: Failure | null | undefined): string {
  if (failure == null) return 'unknown';
  const type = failure.applicationFailureInfo?.type;
  if (type != null && type !== '') return type;
  if (failure.timeoutFailureInfo != null) return 'timeout';
  if (failure.cause != null) return failureCode(failure.cause);
  return failure.canceledFailureInfo == null ? 'unknown' : 'canceled';
}

/** The first of a message's arguments, or its result; undefined where it cannot be read. */
export function first(payloads: Payloads | null | undefined): unknown {
  const payload = payloads?.payloads?.[0];
  return payload === undefined ? undefined : decode(payload);
}

export function decode(payload: temporal.api.common.v1.IPayload): unknown {
  try {
    return defaultPayloadConverter.fromPayload(payload);
  } catch {
    return undefined;
  }
}

/** What an object holds under a name. */
export function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && name in value
    ? (value as Record<string, unknown>)[name]
    : undefined;
}

/** UTC milliseconds, or a duration's. */
export function millis(
  value: google.protobuf.ITimestamp | google.protobuf.IDuration | null | undefined,
): number | undefined {
  return value == null
    ? undefined
    : Number(value.seconds ?? 0) * 1000 + Math.round((value.nanos ?? 0) / 1e6);
}
