import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import proto from '@temporalio/proto';

// The SDK's own historyToJSON and historyFromJSON need one protobufjs for all its packages; npm installs one for each.
const { History } = proto.temporal.api.history.v1;
type History = proto.temporal.api.history.v1.IHistory;

const FOLDER = join(import.meta.dirname, 'histories');

export interface RecordedHistory {
  /** The path it was recorded on. */
  readonly name: string;
  readonly history: History;
}

/** Every history in the folder. */
export function readHistories(): readonly RecordedHistory[] {
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith('.json'))
    .map((file) => ({
      name: file.slice(0, -'.json'.length),
      history: History.fromObject(
        JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as Record<string, unknown>,
      ),
    }));
}

/** Keeps a history, one event a line, without the name of the machine it was recorded on. */
export function writeHistory(name: string, history: History): void {
  const plain = History.toObject(History.fromObject(history), {
    longs: String,
    enums: String,
    bytes: String,
  }) as { readonly events: readonly object[] };
  const lines = plain.events.map((event) => JSON.stringify(event, anonymous));
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(join(FOLDER, `${name}.json`), `{"events":[\n${lines.join(',\n')}\n]}\n`);
}

/** Workers and clients call themselves process@machine, and their own task queues too. */
function anonymous(_key: string, value: unknown): unknown {
  return typeof value === 'string' ? value.replace(/^\d+@[^\s:]+/u, '1@worker') : value;
}
