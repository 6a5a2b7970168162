/** Everything the shell takes from outside, in one value that the composition roots make. */
import { type ClockPort, systemClock } from './clock.ts';
import { dataFolder } from './data-folder.ts';
import { type FileSystemPort, systemFiles } from './file-system.ts';
import { type KdfPort, startKdf } from './kdf.ts';
import { type ProcessPort, systemProcesses } from './lock-file.ts';
import { type RandomPort, systemRandom } from './random.ts';

export interface Ports {
  readonly files: FileSystemPort;
  readonly clock: ClockPort;
  readonly random: RandomPort;
  readonly processes: ProcessPort;
  readonly startKdf: () => KdfPort;
  readonly dataFolder: string;
}

export function systemPorts(): Ports {
  return {
    files: systemFiles,
    clock: systemClock,
    random: systemRandom,
    processes: systemProcesses,
    startKdf,
    dataFolder: dataFolder(),
  };
}
