// Loads the demonstration as `npm start` does, in a process that a test can kill; settings come from the environment.
import { loadConfig, requireRunning } from '../../src/config.ts';
import { loadDemo } from '../../src/demo/load.ts';

await loadDemo(requireRunning(loadConfig()), (progress) => console.log(progress));
