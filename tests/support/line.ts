import { createConnection, createServer, type Server, type Socket } from 'node:net';

/** Takes connections and passes everything on, until it falls silent: what is connected then hears nothing any more. */
export class Line {
  private readonly server: Server;
  private readonly open: Socket[] = [];
  private silent = false;

  constructor(to: { readonly host: string; readonly port: number }) {
    this.server = createServer((near) => {
      near.on('error', () => undefined);
      this.open.push(near);
      if (this.silent) return;
      const far = createConnection(to);
      far.on('error', () => undefined);
      this.open.push(far);
      near.pipe(far);
      far.pipe(near);
    });
  }

  async listen(): Promise<number> {
    await new Promise<void>((resolve) => {
      this.server.listen(0, '127.0.0.1', resolve);
    });
    const address = this.server.address();
    return typeof address === 'object' && address !== null ? address.port : 0;
  }

  /** As when a cable is cut: nobody is told. */
  cut(): void {
    this.silent = true;
    for (const socket of this.open) {
      socket.unpipe();
      socket.pause();
    }
  }

  /** As when the server is killed: everybody is told. */
  break(): void {
    for (const socket of this.open.splice(0)) socket.destroy();
  }

  /** Whoever connects from now on is heard; what was cut stays cut. */
  mend(): void {
    this.silent = false;
  }

  close(): void {
    for (const socket of this.open) socket.destroy();
    this.server.close();
  }
}
