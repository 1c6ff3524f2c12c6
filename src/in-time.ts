/** The value, or undefined when it did not come in time; what comes later is ignored, a late failure too. */
export async function inTime<T>(coming: Promise<T>, withinMs: number): Promise<T | undefined> {
  coming.catch(() => undefined);
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => {
      resolve(undefined);
    }, withinMs);
  });
  try {
    return await Promise.race([coming, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
